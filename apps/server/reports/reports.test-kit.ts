import type { Prisma } from '#db/client.ts'
import { newId } from '#shared/ids.ts'
import type { Month } from '#shared/reports/month.ts'
import { saysSomething } from '#shared/reports/monthly-report.ts'
import type { House } from '../house.ts'
import { loadReport } from './load-report.ts'
import { hashOf } from './stored-report.ts'

/** The report of a month that is not over yet, given out all the same: for tests of who reads what. */
export async function giveOut(house: House, creditorId: string, month: Month): Promise<void> {
  const report = await loadReport(house.db, creditorId, month, [])
  const at = new Date(house.clock.now())
  await house.db.monthlyReport.create({
    data: {
      id: newId('report', at.getTime()),
      creditorId,
      month,
      closedAt: at,
      isSilent: !saysSomething(report),
      data: JSON.parse(JSON.stringify(report)) as Prisma.InputJsonObject,
      sha256: hashOf(report),
      createdAt: at,
    },
  })
}
