import type { ApproveInput } from '#shared/plans/plan-input.ts'
import { type Decided, decide, type Scope } from './decide-plan.ts'

/** Yes, by whoever may say it: the account manager below the limit, the creditor at or above it (A33). */
export const approvePlan = (
  scope: Scope,
  { negotiationId, version, whyNotViable }: ApproveInput,
): Promise<Decided> =>
  decide(scope, {
    command: 'approve',
    seen: { negotiationId, version },
    event: 'plan-approved',
    kind: (_, status) => (status === 'WITH_MANAGER' ? 'APPROVED_FIRST' : 'APPROVED'),
    whyNotViable,
  })
