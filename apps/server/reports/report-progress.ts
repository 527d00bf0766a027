import { timeZone } from '#shared/countries.ts'
import { type Month, lastDay, monthOf, monthsLater } from '#shared/reports/month.ts'
import { tariffOn } from '#shared/quotes/tariff.ts'
import { askIn, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import type { Ctx } from '../trpc.ts'

/** How far the reports of a month are: so many companies have theirs, of all that have books of it. */
export type ReportProgress = { month: Month; made: number; all: number }

/** The month that is over for people of this country: whose reports are due. */
const monthOver = ({ clock }: Pick<House, 'clock'>, country: string): Month =>
  monthsLater(monthOf(clock.today(timeZone(country))), -1)

/** How far the reports of the month are that is over on the agency's calendar (A53). */
export async function reportProgress({ house }: Ctx): Promise<ReportProgress> {
  const month = monthOver(house, tariffOn(house.clock.today()).agency.country)
  const [counted] = await house.db.$queryRaw<{ made: number; all: number }[]>`
    select count(r.id)::int as made, count(*)::int as all
    from "Creditor" c left join "MonthlyReport" r on r."creditorId" = c.id and r.month = ${month}
    where exists (select from "LedgerTransaction" t
      where t."creditorId" = c.id and t."postedOn" <= ${lastDay(month)})`
  return { month, made: counted?.made ?? 0, all: counted?.all ?? 0 }
}

/** The month whose report a company waits for; null where it has it, or had nothing in its books yet. */
export async function monthInTheMaking(
  house: Pick<House, 'clock'>,
  tx: Tx,
  { creditorId, country }: { creditorId: string; country: string },
): Promise<Month | null> {
  const month = monthOver(house, country)
  const [found] = await askIn<{ waits: boolean }>(tx, isWaiting, [creditorId, month, lastDay(month)])
  return found?.waits ? month : null
}

const isWaiting = `
  select exists (select from "LedgerTransaction" t where t."creditorId" = $1 and t."postedOn" <= $3)
    and not exists (select from "MonthlyReport" r where r."creditorId" = $1 and r.month = $2) as waits`
