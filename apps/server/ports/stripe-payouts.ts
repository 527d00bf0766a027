import type Stripe from 'stripe'
import { dayOf } from '#shared/dates.ts'
import type { PayoutMove } from '#shared/payments/card-payout.ts'
import type { PayoutOutcome } from './payments.ts'
import { fromStripeAmount } from './stripe-amounts.ts'
import { idOf, instantOf } from './stripe-events.ts'

/** What is back with the provider; anything that is neither there nor back is still on its way. */
const back = new Set(['failed', 'canceled'])

export function payoutOf(payout: Stripe.Payout): PayoutOutcome {
  const currency = payout.currency.toUpperCase()
  const { trace_id: trace } = payout
  return {
    payoutId: payout.id,
    status: payout.status === 'paid' ? 'PAID' : back.has(payout.status) ? 'FAILED' : 'PENDING',
    amountMinor: fromStripeAmount(payout.amount, currency),
    currency,
    arrivesOn: dayOf(instantOf(payout.arrival_date), 'UTC'),
    createdAt: instantOf(payout.created),
    references: [payout.id, trace?.value].filter((name): name is string => typeof name === 'string'),
  }
}

/** A movement of the balance at Stripe, and the payment it is about: a charge, or what was given or taken back of one. */
export function moveOf(move: Stripe.BalanceTransaction): PayoutMove {
  const currency = move.currency.toUpperCase()
  const { source } = move
  const about = typeof source === 'object' && source && 'payment_intent' in source ? source : null
  return {
    moveId: move.id,
    kind: move.type,
    sourceId: idOf(source),
    paymentIntentId: idOf(about?.payment_intent ?? null),
    amount: fromStripeAmount(move.amount, currency),
    fee: fromStripeAmount(move.fee, currency),
    currency,
  }
}
