import { type CaseStatus, isCollecting } from '../cases/case.ts'
import { smallestPayment } from '../cases/demand.ts'
import type { Instant } from '../dates.ts'
import { type Currency, type Minor, min } from '../money.ts'
import { Refusal } from '../refusal.ts'
import { amountToPay, type Payable, type PaymentChoice } from './payment-input.ts'

export type BeforePaying = {
  readonly status: CaseStatus
  readonly payable: Payable
  readonly currency: Currency
  /** A payment was started a moment ago and its outcome is not known yet: a second tap must not charge twice. */
  readonly paymentInFlight: boolean
}

/**
 * Why this cannot be paid now, or null. The amount itself is `amountToPay`; a smaller rest may always be paid in full,
 * so that no debt is too small to be settled.
 */
export function whyNotPay(choice: PaymentChoice, before: BeforePaying): Refusal | null {
  const { status, payable, currency, paymentInFlight } = before
  if (!isCollecting(status)) return new Refusal('payments.closed')
  if (paymentInFlight) return new Refusal('payments.inProgress')
  const amount = amountToPay(choice, payable)
  if (amount instanceof Refusal) return amount
  const least = min(smallestPayment(currency), payable.most)
  if (amount < least) return new Refusal('payments.tooLittle', { leastMinor: least, currency })
  return null
}

/** A card page that lies open at the provider, as it was asked for. */
export type OpenPage = {
  readonly amount: Minor
  readonly invoiceIds: readonly string[]
  readonly startedAt: Instant
}

/**
 * Whether a page that was opened a while ago may still be paid on: not once the case is paused or over, not for more
 * than is asked now, not for invoices that are asked for otherwise, and not for what a plan has since put in its place.
 */
export function mayStillBePaid(
  { amount, invoiceIds, startedAt }: OpenPage,
  {
    status,
    payable,
    planSignedAt,
  }: Pick<BeforePaying, 'status' | 'payable'> & { planSignedAt: Instant | null },
): boolean {
  if (!isCollecting(status) || amount > payable.most) return false
  if (planSignedAt !== null && planSignedAt > startedAt) return false
  if (invoiceIds.length === 0) return true
  return amountToPay({ kind: 'invoices', invoiceIds: [...invoiceIds] }, payable) === amount
}
