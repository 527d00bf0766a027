import { bodyLimit } from 'hono/body-limit'
import { evidenceLimits } from '#shared/disputes/dispute-input.ts'
import type { LeftOutFile } from '#shared/pages/portal-pages.ts'
import { Refusal } from '#shared/refusal.ts'
import type { SentFile } from '../cases/keep-files.ts'
import type { Web } from '../http.ts'
import { respondWithPage } from '../page-response.ts'
import type { WebContext } from '../request.ts'

const { files, bytes } = evidenceLimits
const roomForWords = 1024 * 1024

/** Nobody fills the memory with one form. */
export const withFiles = (web: Web) =>
  bodyLimit({
    maxSize: files * bytes + roomForWords,
    onError: (c) =>
      respondWithPage(
        web,
        c as WebContext,
        {
          page: 'message',
          tone: 'info',
          title: 'tooMuch.title',
          text: 'tooMuch.text',
          frame: 'portal',
        },
        { status: 422 },
      ),
  })

/** The files of a form's box. One that was left empty sends a file without name or content. */
export const sentFiles = (sent: readonly unknown[]): Promise<SentFile[]> =>
  Promise.all(
    sent
      .filter((one): one is File => one instanceof File && (one.size > 0 || one.name !== ''))
      .map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )

/** A form that comes back cannot hold its files: no browser lets a page choose them. Each is named. */
export const toChooseAgain = (sent: readonly SentFile[]): LeftOutFile[] =>
  sent.map(({ name }) => ({
    name: name.slice(0, 120),
    refusal: new Refusal('files.chooseAgain').toJSON(),
  }))
