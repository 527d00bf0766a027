import type { Actor } from '#shared/access/actor.ts'
import type { CloseCode } from '#shared/cases/case.ts'
import type { Instant } from '#shared/dates.ts'
import type { Tx } from '../db.ts'
import { record } from '../events.ts'
import type { LoadedClaim } from '../cases/load-claim.ts'

/**
 * After a receipt: a plan whose whole total has come in is complete. With what it waived, if anything, the case is
 * settled; answers how the case is to be closed, or null where something is still to come.
 */
export async function completePlan(
  tx: Tx,
  actor: Actor,
  { claim, demand }: LoadedClaim,
  { caseId, creditorId, at }: { caseId: string; creditorId: string; at: Instant },
): Promise<CloseCode | null> {
  if (!demand.plan) return claim.outstanding === 0 ? 'PAID' : null
  if (demand.plan.rest > 0 && claim.outstanding > 0) return null
  const plan = await tx.plan.findFirstOrThrow({
    where: { caseId, status: 'ACTIVE' },
    select: { id: true, currency: true, totalMinor: true },
  })
  await tx.plan.update({
    where: { id: plan.id },
    data: { status: 'COMPLETED', endedAt: new Date(at) },
  })
  await record(tx, actor, {
    caseId,
    creditorId,
    kind: 'plan-completed',
    at,
    after: { planId: plan.id, amountMinor: Number(plan.totalMinor), currency: plan.currency },
  })
  return claim.outstanding === 0 ? 'PAID' : 'SETTLED'
}
