import { type CaseStatus, whyNotMove } from '#shared/cases/case.ts'
import { brokenOn, cureByAfter } from '#shared/cases/plan-life.ts'
import type { DecideBrokenInput } from '#shared/plans/plan-input.ts'
import { whyNotDecideBroken } from '#shared/plans/broken-plan.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { keepPlan, lockedPlan, restorePlan } from './keep-plan.ts'
import { owePlanTurn } from './plan-turn-news.ts'

/**
 * A person of the desk decides how it goes on with a plan: restored, with new days for what is late; talked about anew,
 * until a new plan is signed in its place; or over, so that the whole is collected. Nothing here gives up money.
 */
export async function decideBroken(
  { house, actor, caseId, creditorId }: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  { planId, decision, why }: DecideBrokenInput,
): Promise<{ decision: DecideBrokenInput['decision'] }> {
  if (actor.kind !== 'manager') throw new Error('Only the desk decides about a broken plan')
  return inTransaction(house.db, actor, async (tx) => {
    await keepPlan(house, tx, caseId)
    const found = await lockedPlan(house, tx, caseId)
    if (!found || found.plan.id !== planId) throw new Refusal('plans.changedMeanwhile')
    const { plan, today, history } = found
    const status: CaseStatus = found.status
    const isBroken = plan.status === 'DEFAULTED' || brokenOn(history, today) !== null
    const refusal = whyNotDecideBroken(decision, {
      isBroken,
      decided: plan.decision,
      maySetAgain: whyNotMove(status, 'startPlan', 'manager', ['PLAN_APPROVED']) === null,
    })
    if (refusal) throw refusal
    const at = house.clock.now()
    await tx.plan.update({
      where: { id: planId },
      data: { decision, decidedAt: new Date(at), decidedById: actor.userId },
    })
    if (decision === 'REINSTATE') {
      const cureBy = cureByAfter(today)
      await restorePlan(house, tx, actor, { plan, status, how: 'DESK', cureBy, why })
      return { decision }
    }
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'plan-break-decided',
      at,
      after: { planId, code: decision },
      why,
    })
    if (decision === 'RENEGOTIATE') {
      const turn = { how: 'INVITED', on: today, mayRestore: false, why: null } as const
      await owePlanTurn(house, tx, { planId, caseId, creditorId }, turn)
    }
    return { decision }
  })
}
