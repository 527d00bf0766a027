import type Stripe from 'stripe'
import { type Box, now } from './box.ts'
import { bookCharge } from './charges.ts'
import { invalid } from './errors.ts'
import { emit } from './events.ts'
import { requireStatus } from './intent-status.ts'
import { type MetadataPatch, merged } from './metadata.ts'
import { known } from './pick.ts'

/** Takes money that was only held; what is not taken goes back to the card. */
export function captureIntent(
  box: Box,
  intent: Stripe.PaymentIntent,
  asked: number | undefined,
  patch: MetadataPatch | undefined,
): Stripe.PaymentIntent {
  requireStatus(intent, 'captured', ['requires_capture'])
  const amount = asked ?? intent.amount_capturable
  if (amount < 1 || amount > intent.amount_capturable) {
    throw invalid(
      `The amount_to_capture must be between 1 and ${intent.amount_capturable}, the amount that can be captured.`,
      'amount_to_capture',
      amount < 1 ? 'parameter_invalid_integer' : 'amount_too_large',
    )
  }
  const charge = known(box, 'charge', String(intent.latest_charge))
  const taken = box.store.put('charge', {
    ...charge,
    amount_captured: amount,
    amount_refunded: charge.amount - amount,
    balance_transaction: bookCharge(box, charge.id, amount, charge),
    captured: true,
  })
  emit(box, 'charge.captured', taken)
  const after = box.store.put('payment_intent', {
    ...intent,
    amount_capturable: 0,
    amount_received: amount,
    metadata: merged(intent.metadata, patch),
    status: 'succeeded',
  })
  emit(box, 'payment_intent.succeeded', after)
  return after
}

export function cancelIntent(
  box: Box,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Stripe.PaymentIntent {
  requireStatus(intent, 'canceled', [
    'requires_payment_method',
    'requires_capture',
    'requires_confirmation',
    'requires_action',
  ])
  if (intent.status === 'requires_capture') {
    const charge = known(box, 'charge', String(intent.latest_charge))
    const released = box.store.put('charge', { ...charge, amount_refunded: charge.amount, refunded: true })
    emit(box, 'charge.refunded', released)
  }
  box.store.drop('challenge', intent.id)
  const after = box.store.put('payment_intent', {
    ...intent,
    amount_capturable: 0,
    canceled_at: now(box),
    cancellation_reason: reason,
    next_action: null,
    status: 'canceled',
  })
  emit(box, 'payment_intent.canceled', after)
  return after
}
