import type { InstalmentStanding } from '../cases/demand.ts'

/** How a plan has ended: paid, broken, replaced by another, or ended together with its case. */
export const planEnds = ['COMPLETED', 'DEFAULTED', 'RENEGOTIATED', 'CANCELLED'] as const
export type PlanEnd = (typeof planEnds)[number]

/** What comes after it: nothing any more, a newer plan, or the rest of the claim, which is due as before. */
export type AfterPlan = 'NOTHING' | 'NEW_PLAN' | 'REST'

/** How a plan has ended, or null while it is kept. A plan of a case that we no longer collect is over with the case. */
export function planEndOf(status: string, isCollected: boolean): PlanEnd | null {
  const end = planEnds.find((known) => known === status)
  return end ?? (isCollected ? null : 'CANCELLED')
}

/** What happens next. Nobody is asked for anything once nothing is open or the case is over. */
export function afterPlan(now: { isCollected: boolean; outstanding: number; hasPlan: boolean }): AfterPlan {
  if (!now.isCollected || now.outstanding === 0) return 'NOTHING'
  return now.hasPlan ? 'NEW_PLAN' : 'REST'
}

/** An instalment of a plan that is over is paid or it is not; it is no longer late, and none is to come. */
export const endedState = ({ open }: Pick<InstalmentStanding, 'open'>): 'PAID' | 'NOT_PAID' =>
  open === 0 ? 'PAID' : 'NOT_PAID'
