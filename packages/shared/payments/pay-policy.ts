import { type CaseStatus, isCollecting } from '../cases/case.ts'
import { smallestPayment } from '../cases/demand.ts'
import { type Currency, min } from '../money.ts'
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
