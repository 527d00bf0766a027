import { whyNotUndo } from '../cases/undo.ts'
import type { Instant } from '../dates.ts'
import { Refusal } from '../refusal.ts'

/** Money that leaves a client account for whoever paid it: where it stands from the first word to the bank's last. */
export const payBackStatuses = [
  'WAITING',
  'HELD',
  'ORDERED',
  'CONFIRMED',
  'RETURNED',
  'DECLINED',
  'TAKEN_BACK',
] as const
export type PayBackStatus = (typeof payBackStatuses)[number]
/**
 * Of money that nobody could assign, which is decided here; or of a receipt, which is decided as a refund and is ordered
 * from its first moment. Each has an owner on the server.
 */
export type PayBackKind = 'SUSPENSE' | 'REFUND'

/** Until one of these, nothing else is decided about the money. */
export const payBackEnds = ['RETURNED', 'DECLINED', 'TAKEN_BACK'] as const

export type PayBackCommand = 'approve' | 'decline' | 'takeBack' | 'order' | 'confirm' | 'return'
type Move = { readonly from: readonly PayBackStatus[]; readonly to: PayBackStatus }

/** Every way that money which goes back can go; what a bank has carried out it may still send back. */
export const payBackMoves = {
  approve: { from: ['WAITING'], to: 'HELD' },
  decline: { from: ['WAITING'], to: 'DECLINED' },
  takeBack: { from: ['HELD'], to: 'TAKEN_BACK' },
  order: { from: ['HELD'], to: 'ORDERED' },
  confirm: { from: ['ORDERED'], to: 'CONFIRMED' },
  return: { from: ['ORDERED', 'CONFIRMED'], to: 'RETURNED' },
} as const satisfies Record<PayBackCommand, Move>

export const mayMovePayBack = (status: string, command: PayBackCommand): boolean => {
  const { from }: Move = payBackMoves[command]
  return from.some((one) => one === status)
}

export type PayBackFacts = {
  readonly status: string
  readonly requestedById: string | null
  /** From the limit on: whoever asked for it is not the second person. */
  readonly needsSecond: boolean
}

/** Why this person cannot agree that the money leaves, or null. */
export function whyNotApprovePayBack(facts: PayBackFacts, personId: string): Refusal | null {
  if (!mayMovePayBack(facts.status, 'approve')) return new Refusal('bank.payBackDecided')
  return facts.needsSecond && facts.requestedById === personId
    ? new Refusal('bank.payBackSecondPerson')
    : null
}

/** Why whoever decided last cannot take it back any more, or null. */
export function whyNotTakeBackPayBack(
  { heldUntil }: { readonly heldUntil: Instant | null },
  decidedById: string | null,
  personId: string,
): Refusal | null {
  const why = whyNotUndo(heldUntil, decidedById, personId)
  if (why === null) return null
  return new Refusal(why === 'alreadyTold' ? 'bank.payBackLeft' : 'bank.payBackNotYours')
}

/** The name of the transfer at the bank: an id of ours as a message can carry it. */
export const payBackOrderId = (payBackId: string): string =>
  `BACK${payBackId.slice(payBackId.indexOf('_') + 1).toUpperCase()}`
