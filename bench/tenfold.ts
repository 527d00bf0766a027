import type { Creditor } from '#shared/access/actor.ts'
import { timeZone } from '#shared/countries.ts'
import type { CreditorId, UserId } from '#shared/ids.ts'
import { monthOf } from '#shared/reports/month.ts'
import type { House } from '../apps/server/house.ts'
import { accountBook, postingsOf } from '../apps/server/ledger/account-queries.ts'
import { bookCase } from '../apps/server/payments/keep-books.ts'
import { proposalOf } from '../apps/server/remittances/count-run.ts'
import { loadReport } from '../apps/server/reports/load-report.ts'
import type { OwnCreditor } from '../apps/server/trpc.ts'
import { withHouse } from './bench-house.ts'
import { addCompanies } from './companies.ts'
import { median } from './load.ts'

const few = 60
const many = 600
const rounds = 7

/** What one case costs where there are ten times as many, as a multiple of what it costs where there are few. */
export type Tenfold = { what: string; few: number; many: number; ratio: number }

/**
 * The work behind lists and months, for a company with sixty cases and for one with six hundred, in turn: microseconds
 * for each case. What grows faster than the cases it is about shows here first.
 */
export const measureTenfold = (databaseUrl: string): Promise<Tenfold[]> =>
  withHouse(databaseUrl, async (house, client) => {
    const [small = ''] = await addCompanies(house, client, { count: 1, casesEach: few })
    const [large = ''] = await addCompanies(house, client, { count: 1, casesEach: many })
    const caseIds = async (creditorId: string) =>
      (
        await house.db.case.findMany({ where: { creditorId }, select: { id: true }, orderBy: { id: 'asc' } })
      ).map(({ id }) => id)
    const ids = new Map([
      [small, await caseIds(small)],
      [large, await caseIds(large)],
    ])
    const month = monthOf(house.clock.today(timeZone('ES')))
    const work: Record<string, (creditorId: string, round: number) => Promise<unknown>> = {
      'the books of one case': async (creditorId, round) => {
        // As many cases each time; what is measured is whether a case knows how many stand beside it.
        for (const caseId of (ids.get(creditorId) ?? []).slice(0, few))
          await bookCase(house, { caseId, cause: `tenfold:${round}` })
      },
      'the account page': (creditorId) => accountPage(house, creditorId),
      'the preview of a run': (creditorId) => proposalOf(house, house.db, { creditorId, currency: 'EUR' }),
      'the report of a month': (creditorId) => loadReport(house.db, creditorId, month, []),
    }
    const rows: Tenfold[] = []
    for (const [what, ask] of Object.entries(work)) {
      const cost = async (creditorId: string, cases: number, round: number) => {
        const started = performance.now()
        await ask(creditorId, round)
        return ((performance.now() - started) * 1_000) / cases
      }
      const perCase = what === 'the books of one case' ? few : many
      const pairs: { few: number; many: number }[] = []
      for (let round = 0; round <= rounds; round += 1) {
        const pair = { few: await cost(small, few, round), many: await cost(large, perCase, round) }
        if (round > 0) pairs.push(pair)
      }
      rows.push({
        what,
        few: median(pairs.map((pair) => pair.few)),
        many: median(pairs.map((pair) => pair.many)),
        ratio: median(pairs.map((pair) => pair.many / pair.few)),
      })
    }
    return rows
  })

async function accountPage(house: House, creditorId: string): Promise<void> {
  const actor: Creditor = {
    kind: 'creditor',
    userId: 'usr_bench' as UserId,
    name: 'Bench',
    email: 'bench@example.test',
    language: 'en',
    creditorId: creditorId as CreditorId,
    role: 'owner',
  }
  const ctx = { house, actor, requestId: 'bench', ip: '127.0.0.1', userAgent: 'bench' }
  const of = { ...ctx, creditorId: creditorId as string as OwnCreditor }
  await accountBook(of)
  await postingsOf(of, { creditorId: of.creditorId, limit: 50 })
}
