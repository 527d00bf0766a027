import { judge, type Situation, type Verdict, whyNotPropose } from '#shared/plans/plan-policy.ts'
import type { Terms } from '#shared/plans/schedule.ts'

/** Who decides about terms that somebody proposes; what nobody could agree to is refused before anybody is asked. */
export function judgeProposal(terms: Terms, situation: Situation): Verdict {
  const refusal = whyNotPropose(terms, situation)
  if (refusal) throw refusal
  return judge(terms, situation)
}
