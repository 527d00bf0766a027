import { type CaseStatus, type CloseCode, move } from '#shared/cases/case.ts'
import { endOfPlan } from '#shared/cases/plan-end.ts'
import type { Instant } from '#shared/dates.ts'
import { fromBigInt, zero } from '#shared/money.ts'
import type { Tx } from '../db.ts'
import type { Doer } from '../events.ts'
import { endRunningPlan } from './end-running-plan.ts'
import type { LoadedClaim } from './load-claim.ts'

/**
 * After a receipt, or after a dispute was decided: a plan whose whole total has come in is complete, once nothing beside
 * it is disputed any more. Answers how the case is to be closed, or null where something is still to come.
 */
export async function completePlan(
  tx: Tx,
  doer: Doer,
  { claim, demand }: LoadedClaim,
  fact: { caseId: string; creditorId: string; at: Instant },
): Promise<CloseCode | null> {
  const { currency, outstanding, credit } = claim
  const { caseId } = fact
  const row =
    outstanding > 0 && demand.plan
      ? await tx.plan.findFirst({
          where: { caseId, status: 'ACTIVE' },
          select: { claimedMinor: true, totalMinor: true, signedAt: true },
        })
      : null
  const givenUp = row ? fromBigInt(row.claimedMinor - row.totalMinor) : zero
  const paused = row ? await tx.hold.count({ where: pausedAt(caseId, row.signedAt) }) : 0
  const plan = demand.plan && { rest: demand.plan.rest, givenUp, isWhole: paused === 0 }
  const end = endOfPlan({ currency, outstanding, held: demand.held, credit, plan })
  if (end === null || end === 'WAITS') return null
  await endRunningPlan(tx, doer, fact)
  if (end !== 'GOES_ON') return end
  const { status } = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { status: true } })
  if (status === 'PLAN_ACTIVE')
    await tx.case.update({
      where: { id: caseId },
      data: { status: move(status as CaseStatus, 'endPlan', 'system'), version: { increment: 1 } },
    })
  return null
}

/** What was being looked into at this moment. */
const pausedAt = (caseId: string, moment: Date) => ({
  caseId,
  openedAt: { lte: moment },
  OR: [{ liftedAt: null }, { liftedAt: { gt: moment } }],
})
