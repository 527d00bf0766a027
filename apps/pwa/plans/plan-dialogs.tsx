import type { CaseId } from '#shared/ids.ts'
import { ApproveDialog } from './approve-dialog.tsx'
import { CounterDialog } from './counter-dialog.tsx'
import { RecommendDialog } from './recommend-dialog.tsx'
import { RejectDialog } from './reject-dialog.tsx'
import type { Command, Negotiation, PlanOfCase } from './use-plan.ts'

export type DialogProps = {
  caseId: CaseId
  plan: PlanOfCase
  negotiation: Negotiation
  /** Whose word the decision is. */
  party: 'manager' | 'creditor'
  onClose: () => void
}

const dialogs = {
  approve: ApproveDialog,
  counter: CounterDialog,
  recommend: RecommendDialog,
  reject: RejectDialog,
}
export type Decision = keyof typeof dialogs

/** The decisions that have a button, the likely ones first. */
export const decisions = ['approve', 'recommend', 'counter', 'reject'] as const satisfies readonly Decision[]

export const isDecision = (command: Command): command is Decision => command in dialogs

/** The dialog of the decision that was chosen; made anew each time, so that nothing of the last one is left in it. */
export function PlanDialog({ decision, ...props }: DialogProps & { decision: Decision | null }) {
  if (!decision) return null
  const Chosen = dialogs[decision]
  return <Chosen {...props} />
}
