import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Hono } from 'hono'
import { reachOf } from '#shared/access/can.ts'
import { bankFileLimit } from '#shared/bank/bank-input.ts'
import { isRefusal, Refusal } from '#shared/refusal.ts'
import type { Web } from '../http.ts'
import { contextOf, type Env } from '../request.ts'
import { receiveBankFile } from './receive-file.ts'

export const bankFilePath = '/bank-files'

/**
 * A file of the bank from the desk, piece by piece onto the disk: never more of it than one piece is in memory, and what
 * is larger than the limit is left unread. The same file twice is one import.
 */
export function bankFileRoute({ house, auth }: Web): Hono<Env> {
  const app = new Hono<Env>()
  app.post(bankFilePath, async (c) => {
    const { actor } = await contextOf(house, auth, c)
    if (!('userId' in actor) || reachOf(actor.kind, 'bank.assign') === null) return c.notFound()
    const body = c.req.raw.body
    // A form of another site cannot send this type without asking first.
    if (!body || c.req.header('content-type') !== 'application/octet-stream') return c.notFound()
    try {
      const announced = Number(c.req.header('content-length') ?? 0)
      if (announced > bankFileLimit.bytes) throw tooLarge()
      const source = Readable.from(upToLimit(Readable.fromWeb(body as ReadableStream)))
      return c.json(await receiveBankFile(house, c.req.query('name') ?? '', source, actor.userId))
    } catch (error) {
      if (isRefusal(error)) return c.json(error.toJSON(), 422)
      throw error
    }
  })
  return app
}

const tooLarge = () => new Refusal('bank.tooLarge', { megabytes: bankFileLimit.megabytes })

async function* upToLimit(source: Readable): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const piece of source as AsyncIterable<Uint8Array>) {
    size += piece.byteLength
    if (size > bankFileLimit.bytes) throw tooLarge()
    yield piece
  }
}
