import type { Authority } from '../agreements/authority.ts'
import type { CloseCode } from '../cases/case.ts'
import type { ClaimLine } from '../cases/claim.ts'
import type { InvoiceId } from '../ids.ts'
import { type Currency, type Minor, sum, zero } from '../money.ts'
import { Refusal } from '../refusal.ts'
import type { DisputeStatus, DisputeType, Stance } from './dispute.ts'
import type { Outcome } from './dispute-input.ts'
import { type DisputedItem, isWholeCase, type WholeCaseType } from './hold-scope.ts'

export type Upheld = { readonly invoiceId: InvoiceId; readonly amount: Minor }
type OpenPrincipal = Pick<ClaimLine, 'invoiceId' | 'principalOpen'>

/** How much is disputed of each invoice on a day: what was named, or all that is open where the whole is disputed. */
export function disputedOf(items: readonly DisputedItem[], lines: readonly OpenPrincipal[]): Upheld[] {
  return items.map(({ invoiceId, amount }) => ({ invoiceId, amount: amount ?? openOf(lines, invoiceId) }))
}

/** Why these parts of these invoices cannot be disputed, or null: the invoice is of this case, and still open so far. */
export function whyNotDisputed(
  items: readonly DisputedItem[],
  lines: readonly OpenPrincipal[],
): Refusal | null {
  for (const { invoiceId, amount } of items) {
    const open = openOf(lines, invoiceId)
    if (open <= 0) return new Refusal('disputes.invoiceNotOpen')
    if (amount !== null && amount > open) return new Refusal('disputes.moreThanOpen')
  }
  return null
}

/**
 * What an outcome gives up of each invoice: everything that was disputed, something between, or nothing (D3). Never more
 * than is open of the invoice: what has been paid would have to be paid back, which is another matter.
 */
export function upheldOf(
  outcome: Outcome,
  chosen: readonly Upheld[],
  disputed: readonly Upheld[],
  lines: readonly OpenPrincipal[],
): Upheld[] | Refusal {
  if (outcome === 'REJECTED') return []
  const given = outcome === 'UPHELD' ? [...disputed] : chosen.filter(({ amount }) => amount > 0)
  for (const { invoiceId, amount } of given) {
    const most = disputed.find((item) => item.invoiceId === invoiceId)?.amount ?? zero
    if (amount > most) return new Refusal('disputes.moreThanDisputed')
    if (amount > openOf(lines, invoiceId)) return new Refusal('disputes.alreadyPaid')
  }
  const total = sum(given.map(({ amount }) => amount))
  if (outcome === 'UPHELD' && total === 0) return new Refusal('disputes.alreadyPaid')
  const isBetween = total > 0 && total < sum(disputed.map(({ amount }) => amount))
  if (outcome === 'PARTIAL' && !isBetween) return new Refusal('disputes.notInPart')
  return given
}

export type Weighing = {
  readonly type: DisputeType
  readonly outcome: Outcome
  readonly upheld: Minor
  readonly currency: Currency
  readonly authority: Pick<Authority, 'decider'>
  readonly stance: Stance | null
  readonly conceded: Minor | null
  /** The creditor has reported a payment of this case that is not yet posted or rejected (A38). */
  readonly isReported: boolean
}

/**
 * Why the account manager cannot decide this alone, or null. Below the limit it gives up principal with a recorded
 * reason (A32, A33). From the limit on nothing is given up that the creditor has not given up itself; its silence gives
 * up nothing. That somebody is no business is no matter of money: the account manager decides it (A42).
 * A payment that the creditor has reported is posted as what it is: giving the same up beside it would count it twice.
 */
export function whyNotResolve(weighing: Weighing): Refusal | null {
  const { type, outcome, upheld, currency, authority, stance, conceded, isReported } = weighing
  if (isWholeCase(type)) return outcome === 'PARTIAL' ? new Refusal('disputes.notInPart') : null
  if (type === 'ALREADY_PAID' && upheld > 0 && isReported) return new Refusal('disputes.paymentReported')
  if (upheld === 0 || authority.decider === 'ACCOUNT_MANAGER') return null
  const given = stance === 'ACCEPTS' || stance === 'PARTLY' ? (conceded ?? zero) : zero
  return given >= upheld
    ? null
    : new Refusal('disputes.creditorDecides', { upheldMinor: upheld, concededMinor: given, currency })
}

/**
 * Why a decision that was held cannot take effect as it was taken, or null: whoever decided had these amounts before
 * their eyes, and money that came in meanwhile may have changed them.
 */
export function whyNotAsDecided(decided: readonly Upheld[], now: readonly Upheld[]): Refusal | null {
  const amountOf = (list: readonly Upheld[], id: string) =>
    list.find(({ invoiceId }) => invoiceId === id)?.amount ?? zero
  const isSame =
    decided.every(({ invoiceId, amount }) => amountOf(now, invoiceId) === amount) &&
    now.every(({ invoiceId, amount }) => amountOf(decided, invoiceId) === amount)
  return isSame ? null : new Refusal('disputes.amountChanged')
}

export const resolvedStatus = {
  UPHELD: 'RESOLVED_UPHELD',
  PARTIAL: 'RESOLVED_PARTIAL',
  REJECTED: 'RESOLVED_REJECTED',
} as const satisfies Record<Outcome, DisputeStatus>

/** Why a case ends when what would make every demand wrong turns out to be so (D1). */
export const closesAs = {
  NOT_A_BUSINESS: 'NOT_A_BUSINESS',
  WRONG_PARTY: 'INVALID_DATA',
  INSOLVENCY: 'INSOLVENT',
} as const satisfies Record<WholeCaseType, CloseCode>

/** What a creditor gives up with its stance: all of it, what it says, or nothing. */
export function concededBy(
  stance: Stance,
  said: Minor | undefined,
  disputed: readonly Upheld[],
): Minor | Refusal {
  const total = sum(disputed.map(({ amount }) => amount))
  if (stance === 'REJECTS') return zero
  if (stance === 'ACCEPTS') return total
  const part = said ?? zero
  return part > 0 && part < total ? part : new Refusal('disputes.concedeInPart')
}

const openOf = (lines: readonly OpenPrincipal[], invoiceId: string): Minor =>
  lines.find((line) => line.invoiceId === invoiceId)?.principalOpen ?? zero
