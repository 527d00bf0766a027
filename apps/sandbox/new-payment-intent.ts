import type Stripe from 'stripe'
import { type Box, now } from './box.ts'
import { emit } from './events.ts'
import { clientSecret, newId } from './ids.ts'

export interface NewPaymentIntent {
  allowed_payment_method_types: Array<'card'> | null
  amount: number
  automatic_payment_methods: Stripe.PaymentIntent.AutomaticPaymentMethods | null
  capture_method: 'automatic' | 'automatic_async' | 'manual'
  confirmation_method: 'automatic' | 'manual'
  currency: string
  customer: string | null
  description: string | null
  metadata: Stripe.Metadata
  receipt_email: string | null
  setup_future_usage: 'off_session' | 'on_session' | null
  statement_descriptor: string | null
  statement_descriptor_suffix: string | null
}

/** A fresh intent, asking for a payment method; the one place where its shape is written down. */
export function newPaymentIntent(box: Box, given: NewPaymentIntent): Stripe.PaymentIntent {
  const id = newId.payment_intent()
  const intent: Stripe.PaymentIntent = {
    ...given,
    id,
    object: 'payment_intent',
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    canceled_at: null,
    cancellation_reason: null,
    client_secret: clientSecret(id),
    created: now(box),
    customer_account: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    review: null,
    shipping: null,
    source: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  }
  box.store.put('payment_intent', intent)
  emit(box, 'payment_intent.created', intent)
  return intent
}
