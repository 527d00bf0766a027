import * as z from 'zod'
import { isMonth, month as monthFrom } from '#shared/reports/month.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'
import { monthInTheMaking } from './report-progress.ts'
import { reportColumns, storedReport } from './stored-report.ts'

const mostMonths = 120

/** The months of a company, the newest first; one of which nothing was to be said is left out. */
export async function listReports({ house, actor, creditorId }: Ctx & { creditorId: OwnCreditor }) {
  return inTransaction(house.db, actor, async (tx) => {
    const { name, country } = await tx.creditor.findUniqueOrThrow({
      where: { id: creditorId },
      select: { name: true, country: true },
    })
    const rows = await tx.monthlyReport.findMany({
      where: { creditorId, isSilent: false },
      orderBy: { month: 'desc' },
      take: mostMonths,
      select: reportColumns,
    })
    return {
      creditorName: name,
      inTheMaking: await monthInTheMaking(house, tx, { creditorId, country }),
      reports: rows.map((row) => {
        const { reportId, month, closedAt, report } = storedReport(row, { name, country: '' })
        return {
          reportId,
          month,
          closedAt,
          currencies: report.currencies.map(({ currency, figures }) => ({
            currency,
            recovered: figures.claim.recovered,
            net: figures.net,
            closing: figures.claim.closing,
          })),
        }
      }),
    }
  })
}

export const reportInput = z.object({
  creditorId: z.optional(z.string().max(40)),
  month: z.string().refine(isMonth),
})

/** One report as it was given out; every line of it names the posting it comes from. */
export async function oneReport(
  { house, actor, creditorId }: Ctx & { creditorId: OwnCreditor },
  { month }: z.infer<typeof reportInput>,
) {
  return inTransaction(house.db, actor, async (tx) => {
    const { name, country } = await tx.creditor.findUniqueOrThrow({
      where: { id: creditorId },
      select: { name: true, country: true },
    })
    const row = await tx.monthlyReport.findUnique({
      where: { creditorId_month: { creditorId, month: monthFrom(month) } },
      select: reportColumns,
    })
    if (!row) throw new Refusal('reports.none')
    return storedReport(row, { name, country })
  })
}
