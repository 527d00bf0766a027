import type { Actor } from '#shared/access/actor.ts'
import type { CloseCode } from '#shared/cases/case.ts'
import type { Instant } from '#shared/dates.ts'
import type { Tx } from '../db.ts'
import { endRunningPlan } from '../cases/end-running-plan.ts'
import type { LoadedClaim } from '../cases/load-claim.ts'

/**
 * After a receipt: a plan whose whole total has come in is complete. With what it waived, if anything, the case is
 * settled; answers how the case is to be closed, or null where something is still to come.
 */
export async function completePlan(
  tx: Tx,
  actor: Actor,
  { claim, demand }: LoadedClaim,
  fact: { caseId: string; creditorId: string; at: Instant },
): Promise<CloseCode | null> {
  const isPaid = claim.outstanding === 0
  if (!isPaid && (!demand.plan || demand.plan.rest > 0)) return null
  await endRunningPlan(tx, actor, fact)
  return isPaid ? 'PAID' : 'SETTLED'
}
