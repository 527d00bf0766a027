import type { Minor } from '#shared/money.ts'
import type { CheckoutRequest, KeptCard, RefundOutcome } from '../../ports/payments.ts'

export type Session = {
  id: string
  request: CheckoutRequest
  status: 'open' | 'complete' | 'expired'
  /** The address of the page has reached somebody: nobody pays on a page that nobody knows. */
  isKnown: boolean
  /** The card that stays, where its payer lets us keep it. */
  keptCard: KeptCard | null
}

/** What the network knows to have happened, whoever was told of it. */
export type Charge = {
  intentId: string
  paymentId: string
  caseId: string
  amount: Minor
  /** What of it the network has given back, or taken for the payer's bank. */
  refunded: Minor
  disputed: Minor
}
export type Repayment = { id: string; charge: Charge; amount: Minor; status: RefundOutcome['status'] }
