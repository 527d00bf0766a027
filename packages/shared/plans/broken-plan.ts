import { Refusal } from '../refusal.ts'

/** What a person of the desk can do about a plan that is not kept, or cannot be. */
export const brokenDecisions = ['REINSTATE', 'RENEGOTIATE', 'COLLECT'] as const
export type BrokenDecision = (typeof brokenDecisions)[number]

export type BeforeDeciding = {
  readonly isBroken: boolean
  readonly decided: string | null
  /** Whether the case can be on a plan again from where it stands now. */
  readonly maySetAgain: boolean
}

/**
 * Why this cannot be decided now, or null. A plan that is kept may be talked about anew, when the debtor cannot keep it
 * any longer; restoring and collecting are about one that was broken (D2).
 */
export function whyNotDecideBroken(
  decision: BrokenDecision,
  { isBroken, decided, maySetAgain }: BeforeDeciding,
): Refusal | null {
  if (decision !== 'RENEGOTIATE' && !isBroken) return new Refusal('plans.notBroken')
  if (decided === decision) return new Refusal('plans.decidedSo')
  return decision === 'REINSTATE' && !maySetAgain ? new Refusal('plans.cannotRestore') : null
}

/** Which decisions are open, for a screen that shows only these. */
export const openDecisions = (before: BeforeDeciding): BrokenDecision[] =>
  brokenDecisions.filter((decision) => whyNotDecideBroken(decision, before) === null)
