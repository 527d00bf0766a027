import { timeZone } from '#shared/countries.ts'
import { monthOf, monthsLater } from '#shared/reports/month.ts'
import { makeReports } from '../apps/server/reports/make-report.ts'
import { withHouse } from './bench-house.ts'
import { addCompanies } from './companies.ts'

const companies = 1_000
const casesEach = 3

export type MonthEnd = { reports: number; cases: number; milliseconds: number }

/** The reports of a month to a thousand companies, one after the other as the jobs make them, until they stand. */
export const measureMonthEnd = (databaseUrl: string): Promise<MonthEnd> =>
  withHouse(databaseUrl, async (house, client) => {
    const creditors = await addCompanies(house, client, { count: companies, casesEach })
    const month = monthsLater(monthOf(house.clock.today(timeZone('ES'))), -1)
    const started = performance.now()
    for (const creditorId of creditors) await makeReports(house, creditorId, month)
    const milliseconds = performance.now() - started
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from "MonthlyReport" where "creditorId" = any($1) and not "isSilent"`,
      [creditors],
    )
    if (rows[0]?.count !== companies)
      throw new Error(`Only ${rows[0]?.count} of ${companies} reports were made`)
    return { reports: companies, cases: companies * casesEach, milliseconds }
  })
