import type { CheckoutOutcome, ProviderEvent } from '../ports/payments.ts'
import type { News } from './settle-payment.ts'

const outcomes: Record<ProviderEvent['kind'], News['outcome']> = {
  'checkout.completed': 'nothing',
  'checkout.expired': 'expired',
  'checkout.failed': 'failed',
  'payment.failed': 'failed',
  'charge.succeeded': 'paid',
  'refund.changed': 'nothing',
  'dispute.changed': 'nothing',
  'payout.changed': 'nothing',
  other: 'nothing',
}

/** What a webhook told. A completed page is money only when the provider says that it was paid. */
export const newsOfEvent = (event: ProviderEvent): News => ({
  eventId: event.id,
  kind: event.providerType,
  sessionId: event.sessionId,
  providerPaymentId: event.paymentIntentId,
  outcome: event.kind === 'checkout.completed' && event.paid ? 'paid' : outcomes[event.kind],
  amountMinor: event.amountMinor,
  currency: event.currency,
  metadata: event.metadata,
  card: null,
})

/** What the provider answered when we asked: for payments that no webhook ever announced. */
export const newsOfOutcome = (outcome: CheckoutOutcome): News => ({
  eventId: null,
  kind: 'asked',
  sessionId: outcome.sessionId,
  providerPaymentId: outcome.paymentIntentId,
  outcome:
    outcome.status === 'complete' && outcome.paymentStatus === 'paid'
      ? 'paid'
      : outcome.status === 'expired'
        ? 'expired'
        : 'nothing',
  amountMinor: outcome.amountMinor,
  currency: outcome.currency,
  metadata: outcome.metadata,
  card: outcome.cardBrand && outcome.last4 ? { brand: outcome.cardBrand, last4: outcome.last4 } : null,
})
