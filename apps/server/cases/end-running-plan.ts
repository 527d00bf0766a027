import type { Instant } from '#shared/dates.ts'
import type { Tx } from '../db.ts'
import { type Doer, record } from '../events.ts'

/** The plan that runs is complete: its money has come in, or nothing is owed any more. */
export async function endRunningPlan(
  tx: Tx,
  doer: Doer,
  { caseId, creditorId, at }: { caseId: string; creditorId: string; at: Instant },
): Promise<void> {
  const plan = await tx.plan.findFirst({
    where: { caseId, status: 'ACTIVE' },
    select: { id: true, currency: true, totalMinor: true },
  })
  if (!plan) return
  await tx.plan.update({
    where: { id: plan.id },
    data: { status: 'COMPLETED', endedAt: new Date(at) },
  })
  await record(tx, doer, {
    caseId,
    creditorId,
    kind: 'plan-completed',
    at,
    after: { planId: plan.id, amountMinor: Number(plan.totalMinor), currency: plan.currency },
  })
}
