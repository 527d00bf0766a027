import type { RecommendInput } from '#shared/plans/plan-input.ts'
import { type Decided, decide, type Scope } from './decide-plan.ts'

/** The debt is the creditor's to decide about: the account manager says what they advise, and why (A33). */
export const recommendPlan = (
  scope: Scope,
  { negotiationId, version, advice, reason, whyNotViable }: RecommendInput,
): Promise<Decided> =>
  decide(scope, {
    command: 'recommend',
    seen: { negotiationId, version },
    event: 'plan-recommended',
    kind: () => (advice === 'ACCEPT' ? 'RECOMMENDED' : 'ADVISED_AGAINST'),
    reason,
    whyNotViable,
  })
