import { type Day, dayOf, instant } from '#shared/dates.ts'
import type { Tx } from '../db.ts'

/** The day on which the creditor asked for an update that nobody has given yet; one is asked at a time (A29). */
export async function updateAskedOn(tx: Tx, caseId: string, zone: string): Promise<Day | null> {
  const asked = await tx.message.findFirst({
    where: { caseId, audience: 'creditor', asksUpdate: true, settledAt: null },
    orderBy: { createdAt: 'asc' },
    select: { createdAt: true },
  })
  return asked && dayOf(instant(asked.createdAt.toISOString()), zone)
}
