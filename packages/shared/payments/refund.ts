import { whyNotUndo } from '../cases/undo.ts'
import type { Day, Instant } from '../dates.ts'
import { type Currency, max, type Minor, min, minor, subtract, zero } from '../money.ts'
import { compareWithCents, eurRate, exactCents } from '../quotes/eur-rates.ts'
import { Refusal } from '../refusal.ts'

/** Money that is given back: where it stands from the first word to the provider's last. */
export const refundStatuses = [
  'ASKED',
  'WAITING',
  'HELD',
  'ORDERED',
  'PENDING',
  'DONE',
  'FAILED',
  'TAKEN_BACK',
  'DECLINED',
  'REFUSED',
] as const
export type RefundStatus = (typeof refundStatuses)[number]

/** Money goes back the way it came: to the card, or by transfer to an account. */
export const refundWays = ['card', 'transfer'] as const
export type RefundWay = (typeof refundWays)[number]

/** How money that came this way goes back; what a creditor was paid directly, the creditor has, and not we. */
export function refundWayOf(method: string): RefundWay | null {
  if (method === 'card') return 'card'
  return method === 'bank' ? 'transfer' : null
}

/** Until one of these, the money counts as given back: nobody gives it back a second time meanwhile. */
export const refundEnds = ['FAILED', 'TAKEN_BACK', 'DECLINED', 'REFUSED'] as const

export const countsAsGivenBack = (status: string): boolean => !refundEnds.some((end) => end === status)

export type RefundCommand =
  | 'say'
  | 'endorse'
  | 'approve'
  | 'decline'
  | 'takeBack'
  | 'order'
  | 'refuse'
  | 'wait'
  | 'finish'
  | 'fail'
type Move = { readonly from: readonly RefundStatus[]; readonly to: RefundStatus }

/**
 * Every way a refund can go. An account that a debtor says is looked at by a person before anything leaves. What provider
 * or bank says may come in any order and is taken once.
 */
export const refundMoves = {
  say: { from: ['ASKED', 'WAITING'], to: 'WAITING' },
  endorse: { from: ['WAITING'], to: 'WAITING' },
  approve: { from: ['WAITING'], to: 'HELD' },
  decline: { from: ['ASKED', 'WAITING'], to: 'DECLINED' },
  takeBack: { from: ['HELD'], to: 'TAKEN_BACK' },
  order: { from: ['HELD'], to: 'ORDERED' },
  refuse: { from: ['HELD'], to: 'REFUSED' },
  wait: { from: ['ORDERED'], to: 'PENDING' },
  finish: { from: ['ORDERED', 'PENDING'], to: 'DONE' },
  // A bank may send back what it had taken on, also days later.
  fail: { from: ['ORDERED', 'PENDING', 'DONE'], to: 'FAILED' },
} as const satisfies Record<RefundCommand, Move>

export const mayMoveRefund = (status: string, command: RefundCommand): boolean => {
  const { from }: Move = refundMoves[command]
  return from.some((one) => one === status)
}

/**
 * From this amount on a second person of the desk agrees before money leaves or a posting is undone [G]: 1,000.00 in
 * EUR, other currencies at the rate on file, compared without rounding.
 */
export const secondPersonFrom: Minor = minor(1_000_00)

export function needsSecondPerson(amount: Minor, currency: Currency, on: Day): boolean {
  return compareWithCents(exactCents(amount, eurRate(currency, on)), secondPersonFrom) >= 0
}

/** A receipt as it stands: what came in, what was given or taken back of it, and what of the rest is credit. */
export type Refundable = {
  readonly received: Minor
  /** Given back, charged back, or on its way to either. */
  readonly gone: Minor
  /** What of it was paid beyond the claim and is the debtor's still. */
  readonly credit: Minor
  /** A bank is asking about it: until it has decided, the provider gives nothing back. */
  readonly isContested: boolean
  /** It goes back the way it came; null where it never was with us. */
  readonly way: RefundWay | null
}

/** The most that can be given back of a receipt: what came in and was not given back. */
export const mostRefundable = ({ received, gone }: Pick<Refundable, 'received' | 'gone'>): Minor =>
  max(zero, subtract(received, gone))

/** Why this much cannot be given back, or null. */
export function whyNotRefund(amount: Minor, receipt: Refundable): Refusal | null {
  if (receipt.isContested) return new Refusal('payments.refundContested')
  if (receipt.way === null) return new Refusal('payments.refundNotOurs')
  const most = mostRefundable(receipt)
  if (most === 0) return new Refusal('payments.nothingToRefund')
  if (amount <= 0 || amount > most) return new Refusal('payments.refundTooMuch')
  return null
}

/** Credit first: it is the debtor's money already. Only the rest makes the claim rise again. */
export function refundParts(amount: Minor, credit: Minor): { fromCredit: Minor; fromClaim: Minor } {
  const fromCredit = min(amount, max(zero, credit))
  return { fromCredit, fromClaim: subtract(amount, fromCredit) }
}

/** A refund that waits, for whoever decides about it. */
export type WaitingRefund = {
  readonly status: string
  /** Who of the desk asked for it, or agreed first to what a debtor asks for; null while nobody of the desk has. */
  readonly requestedById: string | null
  /** From the limit on two people of the desk agree. */
  readonly needsSecond: boolean
}

/** Why this person cannot agree that the money leaves, or null: of two, nobody is both. */
export function whyNotApproveRefund(
  { status, requestedById, needsSecond }: WaitingRefund,
  personId: string,
): Refusal | null {
  if (!mayMoveRefund(status, 'approve')) return new Refusal('payments.refundDecided')
  return needsSecond && requestedById === personId ? new Refusal('payments.needsSecondPerson') : null
}

/**
 * What it means that this person agrees. A debtor is none of the two people: where it takes two, who agrees first to
 * what a debtor asks for takes the place of who asks, and nothing leaves yet.
 */
export const agreeingTo = ({
  requestedById,
  needsSecond,
}: Pick<WaitingRefund, 'requestedById' | 'needsSecond'>): 'endorse' | 'approve' =>
  needsSecond && requestedById === null ? 'endorse' : 'approve'

/** Why a debtor cannot say or change the account any more, or null. */
export function whyNotSayAccount({
  status,
  way,
  saidAt,
}: {
  readonly status: string
  readonly way: string
  readonly saidAt: Instant | null
}): Refusal | null {
  if (way !== 'transfer' || !mayMoveRefund(status, 'say')) return new Refusal('payments.accountNotAsked')
  // While it goes to an account that the bank named, nobody has asked the debtor.
  return status === 'ASKED' || saidAt !== null ? null : new Refusal('payments.accountNotAsked')
}

/** Whether the person who decided last may still take it back: nothing has left. */
export function whyNotTakeBackRefund(
  { heldUntil }: { readonly heldUntil: Instant | null },
  decidedById: string | null,
  personId: string,
): Refusal | null {
  const why = whyNotUndo(heldUntil, decidedById, personId)
  if (why === null) return null
  return new Refusal(why === 'alreadyTold' ? 'payments.refundLeft' : 'payments.refundNotYours')
}
