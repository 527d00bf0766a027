import { whyNotMove } from '#shared/cases/case.ts'
import { type Day, day, dayOf, instant } from '#shared/dates.ts'
import type { Minor } from '#shared/money.ts'
import { type BrokenDecision, openDecisions } from '#shared/plans/broken-plan.ts'
import { planLifeOn, type PlanState, type Restored } from '#shared/plans/plan-state.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { livingPlanOf } from './keep-plan.ts'

/** How a plan stands today, as the desk and the creditor see it, and what a person of the desk can decide about it. */
export type ShownLife = Restored & {
  planId: string
  state: PlanState
  until: Day | null
  arrears: Minor
  isHeld: boolean
  brokenOn: Day | null
  decided: BrokenDecision | null
  open: BrokenDecision[]
}

export async function planLifeNow(
  house: Pick<House, 'clock'>,
  tx: Tx,
  caseId: string,
): Promise<ShownLife | null> {
  const found = await livingPlanOf(house, tx, caseId)
  if (!found) return null
  const { plan, history, today, status, zone } = found
  const { isEarly: _, ...life } = planLifeOn(history, today, plan.restorations === 0)
  const decided = (plan.decision as BrokenDecision | null) ?? null
  const open = openDecisions({
    isBroken: plan.status === 'DEFAULTED' || life.brokenOn !== null,
    decided,
    maySetAgain:
      whyNotMove(status, 'startPlan', 'manager', ['PLAN_APPROVED']) === null || life.brokenOn !== null,
  })
  const restored = plan.restorations > 0 ? await restoredOn(tx, caseId, plan.id, zone) : null
  const cureBy = plan.cureBy === null ? null : day(plan.cureBy)
  return { planId: plan.id, ...life, restoredOn: restored, cureBy, decided, open }
}

/** Since when it counts again, as the record of the case has it. */
async function restoredOn(tx: Tx, caseId: string, planId: string, zone: string): Promise<Day | null> {
  const event = await tx.caseEvent.findFirst({
    where: { caseId, kind: 'plan-restored', after: { path: ['planId'], equals: planId } },
    orderBy: { seq: 'desc' },
    select: { at: true },
  })
  return event && dayOf(instant(event.at.toISOString()), zone)
}
