import type { Day, Instant } from '#shared/dates.ts'
import type { CaseId, PaymentId } from '#shared/ids.ts'
import type { Language } from '#shared/languages.ts'
import type { Currency, Minor } from '#shared/money.ts'
import type { PayoutMove } from '#shared/payments/card-payout.ts'
import type { ProviderDispute } from './chargebacks.ts'

/**
 * A retry with the same payment must carry the very same values, `expiresAt` included: the provider knows
 * the request by the payment's id and refuses another request under the same name.
 */
export type CheckoutRequest = {
  paymentId: PaymentId
  caseId: CaseId
  amount: Minor
  currency: Currency
  description: string
  email?: string
  language: Language
  successUrl: string
  cancelUrl: string
  /** Between 30 minutes and 24 hours from now. */
  expiresAt: Instant
  /** The payer lets us keep the card and charge it later, when nobody is there. */
  keepsCard?: boolean
}

/** A card that stays with the provider under these names; its number never reaches us. */
export type KeptCard = {
  customerId: string
  methodId: string
  brand: string
  last4: string
  expiryMonth: number
  expiryYear: number
}

export type ChargeRequest = {
  /** Our own id of this try: asked twice, it is one charge. */
  chargeId: string
  paymentId: string
  caseId: string
  card: Pick<KeptCard, 'customerId' | 'methodId'>
  amount: Minor
  currency: Currency
  description: string
}

export type ChargeOutcome = {
  /** needs-debtor: the bank asks for the debtor itself, so nobody else may try again. */
  status: 'succeeded' | 'processing' | 'declined' | 'needs-debtor'
  paymentIntentId: string | null
  /** The provider's own code of a refusal. */
  reason: string | null
}

export type CheckoutOutcome = {
  sessionId: string
  status: 'open' | 'complete' | 'expired'
  paymentStatus: 'paid' | 'unpaid' | 'no_payment_required'
  paymentIntentId: string | null
  amountMinor: Minor
  currency: Currency
  metadata: Record<string, string>
  chargeId: string | null
  cardBrand: string | null
  last4: string | null
  /** Where the payer lets us keep it, once it is paid. */
  keptCard: KeptCard | null
}

export type ProviderEventKind =
  /** The page was completed; whether money came stands in `paid`. */
  | 'checkout.completed'
  | 'checkout.expired'
  | 'checkout.failed'
  | 'payment.failed'
  /** A kept card was charged. */
  | 'charge.succeeded'
  | 'refund.changed'
  | 'dispute.changed'
  | 'payout.changed'
  | 'other'

/** What the provider told us, in our words. A field that the event does not speak of is null. */
export type ProviderEvent = {
  id: string
  kind: ProviderEventKind
  providerType: string
  createdAt: Instant
  live: boolean
  paid: boolean
  sessionId: string | null
  paymentIntentId: string | null
  chargeId: string | null
  refundId: string | null
  payoutId: string | null
  dispute: ProviderDispute | null
  amountMinor: Minor | null
  currency: Currency | null
  /** The provider's word for where the object stands: `succeeded`, `needs_response`, `won`. */
  status: string | null
  metadata: Record<string, string>
}

export type RefundRequest = {
  /** Our own id of this refund: the same one twice refunds once. */
  refundId: string
  paymentIntentId: string
  /** Left out: everything that is left of the payment. */
  amount?: Minor
  currency: Currency
}

export type RefundOutcome = {
  providerRefundId: string
  status: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled'
  amountMinor: Minor
  currency: Currency
}

/** What the provider sends to the bank. */
export type PayoutOutcome = {
  payoutId: string
  /** On its way, there as far as the provider knows, or back with it. */
  status: 'PENDING' | 'PAID' | 'FAILED'
  amountMinor: Minor
  currency: Currency
  arrivesOn: Day
  createdAt: Instant
  /** Under which the bank may name it. */
  references: string[]
}

/** Card payments on a page of the provider: card numbers never reach us. */
export type PaymentsDoor = {
  createCheckout(request: CheckoutRequest): Promise<{ sessionId: string; url: string }>
  retrieveCheckout(sessionId: string): Promise<CheckoutOutcome>
  /** Closes a page that must no longer be paid on; one that is no longer open stays as it is. */
  expireCheckout(sessionId: string): Promise<void>
  /** The raw body, byte for byte as it came. A wrong signature is refused with `payments.badSignature`. */
  verifyWebhook(rawBody: string | Uint8Array, signatureHeader: string): Promise<ProviderEvent>
  /** Oldest first. For settling what no webhook ever announced. */
  listEventsSince(since: Instant): Promise<ProviderEvent[]>
  refund(request: RefundRequest): Promise<RefundOutcome>
  /** Charges a kept card while nobody is there. A refusal is an answer, not a fault. */
  chargeCard(request: ChargeRequest): Promise<ChargeOutcome>
  /** What became of a charge whose answer nobody has heard; null where the provider knows nothing of it. */
  findCharge(chargeId: string, customerId: string): Promise<ChargeOutcome | null>
  /** Forgets a kept card at the provider; one that is not there any more stays forgotten. */
  removeCard(methodId: string): Promise<void>
  retrievePayout(payoutId: string): Promise<PayoutOutcome>
  /** Oldest first. For payouts that no webhook ever announced. */
  listPayoutsSince(since: Instant): Promise<PayoutOutcome[]>
  /** What a payout is made of: every receipt, refund, chargeback and fee in it. */
  payoutMoves(payoutId: string): Promise<PayoutMove[]>
}
