import type { Page } from '#shared/pages/page.ts'
import { openAuth } from '../access/auth.ts'
import { openHttp } from '../http.ts'
import type { House } from '../house.ts'
import type { PageRenderer } from '../pages.ts'
import { type ActiveCase, type ActiveCaseDetails, addActiveCase } from '../testing/debtor.ts'
import { openTestHouse } from '../testing/test-house.ts'

/** Shows a page as what it was made from, so that a test sees exactly what leaves the server. */
const plainPages: PageRenderer = {
  html: async (page, frame) => JSON.stringify({ page, language: frame.language }),
  policy: (formTargets = []) => `form-action 'self' ${formTargets.join(' ')}`.trim(),
}

/** A browser of a debtor: it keeps cookies, follows no redirect by itself, and says where a form was sent from. */
export function openBrowser(house: House, ip = '203.0.113.20') {
  const env = { incoming: { socket: { remoteAddress: ip } } }
  const app = openHttp({
    house,
    auth: openAuth(house),
    files: { answer: () => null, text: () => null } as never,
    pages: plainPages,
    ready: async () => ({ ok: true, database: true, migrations: true, jobs: true }),
    indexHtml: async () => '',
  })
  const cookies = new Map<string, string>()
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', ...value] = pair.split('=')
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(name)
      else cookies.set(name, value.join('='))
    }
    return answer
  }
  const send = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    return keep(await app.request(path, { ...init, headers }, env))
  }
  return {
    app,
    cookies,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    send,
    head: (path: string) => send(path, { method: 'HEAD' }),
    post: (
      path: string,
      fields: Record<string, string | string[]> = {},
      headers: Record<string, string> = {},
    ) => {
      const body = new URLSearchParams()
      for (const [name, values] of Object.entries(fields)) {
        for (const value of [values].flat()) body.append(name, value)
      }
      return send(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', ...headers } })
    },
    /** The page of an answer, as plain JSON. */
    async page<N extends Page['page']>(answer: Response | Promise<Response>, name: N) {
      const { page } = JSON.parse(await (await answer).text()) as { page: Page }
      if (page.page !== name) throw new Error(`Expected ${name}, got ${page.page}`)
      return page as Extract<Page, { page: N }>
    },
  }
}

/** A company and its collector, the cases of debtors, and debtors who have followed the link of a letter. */
export async function openPortal() {
  const world = await openTestHouse()
  const { house } = world
  const collector = await world.addStaff('collector', 'Jonas Brandt', ['de'])
  const creditor = await world.addCreditor('Aceros Vega SL')
  const addCase = (details: Partial<ActiveCaseDetails> = {}) =>
    addActiveCase(house, { creditor, collector, ...details })
  const atTheDoor = async ({ token }: ActiveCase) => {
    const person = openBrowser(house)
    await person.get(`/d/${token}`)
    return person
  }
  return {
    world,
    creditor,
    collector,
    addCase,
    atTheDoor,
    /** A new case, of which nobody has tried anything yet. */
    async anew() {
      await house.db.rateLimit.deleteMany()
      return addCase()
    },
    async inside(file: ActiveCase) {
      const person = await atTheDoor(file)
      await person.post('/d/factor', { number: 'F-2026-001' })
      return person
    },
    /** Every row of the tables of a link: what a scanner must leave untouched to the byte. */
    linkRows: async ({ caseId }: ActiveCase) => ({
      links: await house.db.debtorLink.findMany({ where: { caseId } }),
      sessions: await house.db.portalSession.findMany({ where: { caseId } }),
      events: await house.db.caseEvent.findMany({ where: { caseId } }),
    }),
  }
}
export type DebtorBrowser = ReturnType<typeof openBrowser>

/** How many rows every table has: what a look must leave as it is. */
export async function rowCounts(house: House): Promise<Record<string, number>> {
  const tables = await house.db.$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`
  const counts: Record<string, number> = {}
  for (const { name } of tables.filter((table) => !table.name.startsWith('_'))) {
    const [row] = await house.db.$queryRawUnsafe<{ count: bigint }[]>(
      `select count(*) as count from "${name}"`,
    )
    counts[name] = Number(row?.count ?? 0)
  }
  return counts
}
