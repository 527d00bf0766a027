import type { Page, PageFrame } from '#shared/pages/page.ts'
import { openAuth } from '../access/auth.ts'
import { openHttp } from '../http.ts'
import { loadStaticFiles } from '../static-files.ts'
import type { TestHouse } from './test-house.ts'

export type Shown = { page: Page; frame: Omit<PageFrame, 'css' | 'script'> }

/**
 * The server's HTTP side for tests: requests in, answers out, no socket. Pages are answered as the data they are made
 * of, because how they look is tested where they are drawn.
 */
export function openTestWeb({ house }: Pick<TestHouse, 'house'>) {
  const app = openHttp({
    house,
    auth: openAuth(house),
    files: loadStaticFiles('/nowhere'),
    pages: {
      html: async (page, frame) => JSON.stringify({ page, frame }),
      policy: () => "default-src 'none'",
    },
    ready: async () => ({ ok: true, database: true, migrations: true, jobs: true }),
    indexHtml: async () => '<!doctype html>',
  })
  const request = (path: string, init: RequestInit = {}) => app.request(path, init, {})
  const form = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    request(path, { method: 'POST', body: new URLSearchParams(fields), headers })
  const shown = async (answer: Response): Promise<Shown> => JSON.parse(await answer.text())
  return { request, form, shown }
}
