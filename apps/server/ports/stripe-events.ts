import type Stripe from 'stripe'
import type { Instant } from '#shared/dates.ts'
import type { Minor } from '#shared/money.ts'
import type { ProviderDispute } from './chargebacks.ts'
import type { ProviderEvent, ProviderEventKind } from './payments.ts'
import { fromStripeAmount } from './stripe-amounts.ts'

/** An object that Stripe names by its id or, when asked to, sends whole. */
export const idOf = (named: string | { id: string } | null | undefined): string | null =>
  typeof named === 'string' ? named : (named?.id ?? null)

export const instantOf = (seconds: number) => new Date(seconds * 1000).toISOString() as Instant

type Facts = Omit<ProviderEvent, 'id' | 'providerType' | 'createdAt' | 'live'>

const nothing: Omit<Facts, 'kind'> = {
  paid: false,
  sessionId: null,
  paymentIntentId: null,
  chargeId: null,
  refundId: null,
  payoutId: null,
  dispute: null,
  amountMinor: null,
  currency: null,
  status: null,
  metadata: {},
}

function money(
  amount: number | null,
  currency: string | null,
): { amountMinor: Minor | null; currency: string | null } {
  if (amount === null || currency === null) return { amountMinor: null, currency: null }
  const code = currency.toUpperCase()
  return { amountMinor: fromStripeAmount(amount, code), currency: code }
}

function ofSession(kind: ProviderEventKind, session: Stripe.Checkout.Session): Facts {
  return {
    ...nothing,
    kind,
    paid: session.payment_status === 'paid',
    sessionId: session.id,
    paymentIntentId: idOf(session.payment_intent),
    status: session.status,
    metadata: session.metadata ?? {},
    ...money(session.amount_total, session.currency),
  }
}

function ofRefund(refund: Stripe.Refund): Facts {
  return {
    ...nothing,
    kind: 'refund.changed',
    refundId: refund.id,
    paymentIntentId: idOf(refund.payment_intent),
    chargeId: idOf(refund.charge),
    status: refund.status,
    metadata: refund.metadata ?? {},
    ...money(refund.amount, refund.currency),
  }
}

/** Stripe's dispute in our words. */
export function disputeOf(dispute: Stripe.Dispute): ProviderDispute {
  const currency = dispute.currency.toUpperCase()
  const dueBy = dispute.evidence_details.due_by
  return {
    disputeId: dispute.id,
    paymentIntentId: idOf(dispute.payment_intent),
    status: dispute.status,
    reason: dispute.reason,
    amountMinor: fromStripeAmount(dispute.amount, currency),
    currency,
    openedAt: instantOf(dispute.created),
    evidenceDueAt: dueBy === null ? null : instantOf(dueBy),
  }
}

function ofDispute(dispute: Stripe.Dispute): Facts {
  return {
    ...nothing,
    kind: 'dispute.changed',
    dispute: disputeOf(dispute),
    paymentIntentId: idOf(dispute.payment_intent),
    chargeId: idOf(dispute.charge),
    status: dispute.status,
    metadata: dispute.metadata,
    ...money(dispute.amount, dispute.currency),
  }
}

function ofPayout(payout: Stripe.Payout): Facts {
  return {
    ...nothing,
    kind: 'payout.changed',
    payoutId: payout.id,
    status: payout.status,
    ...money(payout.amount, payout.currency),
  }
}

function ofFailure(intent: Stripe.PaymentIntent): Facts {
  return {
    ...nothing,
    kind: 'payment.failed',
    paymentIntentId: intent.id,
    chargeId: idOf(intent.latest_charge),
    // Why the card was refused, in Stripe's code: `insufficient_funds`, `authentication_required`.
    status: intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code ?? intent.status,
    metadata: intent.metadata,
    ...money(intent.amount, intent.currency),
  }
}

/** A charge of a kept card that succeeded; payments on a page are told by their page. */
function ofSuccess(intent: Stripe.PaymentIntent): Facts {
  if (!intent.metadata.chargeId) return { ...nothing, kind: 'other' }
  return {
    ...nothing,
    kind: 'charge.succeeded',
    paid: true,
    paymentIntentId: intent.id,
    chargeId: idOf(intent.latest_charge),
    status: intent.status,
    metadata: intent.metadata,
    ...money(intent.amount_received, intent.currency),
  }
}

function factsOf(event: Stripe.Event): Facts {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
      return ofSession('checkout.completed', event.data.object)
    case 'checkout.session.expired':
      return ofSession('checkout.expired', event.data.object)
    case 'checkout.session.async_payment_failed':
      return ofSession('checkout.failed', event.data.object)
    case 'payment_intent.succeeded':
      return ofSuccess(event.data.object)
    case 'payment_intent.payment_failed':
      return ofFailure(event.data.object)
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      return ofRefund(event.data.object)
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated':
      return ofDispute(event.data.object)
    case 'payout.created':
    case 'payout.updated':
    case 'payout.paid':
    case 'payout.failed':
    case 'payout.canceled':
    case 'payout.reconciliation_completed':
      return ofPayout(event.data.object)
    default:
      return { ...nothing, kind: 'other' }
  }
}

/** The types the poller asks for: those that `factsOf` understands. */
export const eventTypes = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.expired',
  'checkout.session.async_payment_failed',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'payout.created',
  'payout.updated',
  'payout.paid',
  'payout.failed',
  'payout.canceled',
  'payout.reconciliation_completed',
] as const satisfies readonly Stripe.Event['type'][]

/** Stripe's event in our words. */
export function toProviderEvent(event: Stripe.Event): ProviderEvent {
  return {
    id: event.id,
    providerType: event.type,
    createdAt: instantOf(event.created),
    live: event.livemode,
    ...factsOf(event),
  }
}
