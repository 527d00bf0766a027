import { type Instant, instant } from '../dates.ts'

/**
 * How long a decision about money lies still before it takes effect and anybody outside is told [G]: meanwhile
 * whoever took it may take it back.
 */
export const undoSeconds = 10

export const heldFrom = (at: Instant): Instant =>
  instant(new Date(Date.parse(at) + undoSeconds * 1000).toISOString())

/** Why this person cannot take the last decision back, or null: it is told, or it is somebody else's. */
export function whyNotUndo(
  heldUntil: Instant | null,
  decidedById: string | null,
  personId: string,
): 'alreadyTold' | 'notYours' | null {
  if (heldUntil === null) return 'alreadyTold'
  return decidedById === personId ? null : 'notYours'
}
