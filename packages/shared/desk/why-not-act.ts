import { isStaff, type Actor } from '../access/actor.ts'
import { type Action, reachOf } from '../access/can.ts'

/** Why a person of the desk cannot do something on a case; each is a sentence beside the button. */
export type WhyNotAct = 'READ_ONLY' | 'NOT_YOUR_ROLE' | 'NOT_ASSIGNED'

/** The same table as the server's, asked before the button is shown, so that nobody presses into a refusal. */
export function whyNotAct(
  actor: Actor,
  action: Action,
  caseFile: { readonly collectorId: string | null },
): WhyNotAct | null {
  const reach = reachOf(actor.kind, action)
  if (reach === null) return actor.kind === 'auditor' ? 'READ_ONLY' : 'NOT_YOUR_ROLE'
  const isAssigned = isStaff(actor) && actor.userId === caseFile.collectorId
  return reach === 'assigned' && !isAssigned ? 'NOT_ASSIGNED' : null
}
