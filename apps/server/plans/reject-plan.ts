import type { RejectInput } from '#shared/plans/plan-input.ts'
import { type Decided, decide, type Scope } from './decide-plan.ts'

/** No, with the reason that the other side is given. */
export const rejectPlan = (scope: Scope, { negotiationId, version, reason }: RejectInput): Promise<Decided> =>
  decide(scope, {
    command: 'reject',
    seen: { negotiationId, version },
    event: 'plan-rejected',
    kind: () => 'REJECTED',
    reason,
  })
