import type Stripe from 'stripe'
import { book, cardFee } from './balance-transactions.ts'
import { type Box, now } from './box.ts'
import { endpoint } from './endpoint.ts'
import { emit } from './events.ts'
import { newId } from './ids.ts'
import { merged, metadata } from './metadata.ts'
import { listAnswer, paging } from './pagination.ts'
import { email, notHere, type ParametersOf, text } from './parameters.ts'
import { pick } from './pick.ts'
import type { Decline } from './test-cards.ts'

/** `authenticated`: the person passed the bank's 3-D Secure page for this very charge. */
export interface ChargeCircumstances {
  authenticated: boolean
  decline: Decline | null
}

function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null)
}

function outcome(decline: Decline | null): Stripe.Charge.Outcome {
  const approved = decline === null
  return {
    advice_code: decline?.advice ?? null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: approved ? 'approved_by_network' : 'declined_by_network',
    reason: decline?.declineCode ?? decline?.code ?? null,
    risk_level: 'normal',
    risk_score: 12,
    seller_message: approved ? 'Payment complete.' : 'The bank returned the decline code.',
    type: approved ? 'authorized' : 'issuer_declined',
  }
}

function cardDetails(
  amount: number,
  method: Stripe.PaymentMethod,
  { authenticated, decline }: ChargeCircumstances,
): Stripe.Charge.PaymentMethodDetails {
  const card = method.card
  if (card === undefined) return { type: method.type }
  const cvc = card.checks?.cvc_check === null ? null : decline?.code === 'incorrect_cvc' ? 'fail' : 'pass'
  return {
    card: {
      amount_authorized: decline === null ? amount : null,
      authorization_code: decline === null ? '123456' : null,
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: cvc },
      country: card.country,
      electronic_commerce_indicator: authenticated ? '05' : null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      installments: null,
      last4: card.last4,
      mandate: null,
      network: card.brand,
      network_transaction_id: null,
      regulated_status: 'unregulated',
      three_d_secure: authenticated
        ? {
            authentication_flow: 'challenge',
            electronic_commerce_indicator: '05',
            exemption_indicator: null,
            result: 'authenticated',
            result_reason: null,
            transaction_id: '00000000-0000-4000-8000-000000000000',
            version: '2.2.0',
          }
        : null,
      transaction_link_id: null,
      wallet: null,
    },
    type: 'card',
  }
}

/** Asks the bank once: every attempt, also a declined one, is a charge of its own. */
export function createCharge(
  box: Box,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  circumstances: ChargeCircumstances,
): Stripe.Charge {
  const { decline } = circumstances
  const id = newId.charge()
  const captured = decline === null && intent.capture_method !== 'manual'
  const charge: Stripe.Charge = {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: captured ? bookCharge(box, id, intent.amount, intent) : null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: decline === null ? box.merchant.toUpperCase().slice(0, 22) : null,
    captured,
    created: now(box),
    currency: intent.currency,
    customer: idOf(intent.customer),
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcome(decline),
    paid: decline === null,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: cardDetails(intent.amount, method, circumstances),
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: decline === null ? `${box.publicUrl}/receipts/${id}` : null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: decline === null ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: null,
  }
  box.store.put('charge', charge)
  emit(box, decline === null ? 'charge.succeeded' : 'charge.failed', charge)
  return charge
}

export function bookCharge(
  box: Box,
  source: string,
  amount: number,
  { currency, description }: { currency: string; description: string | null },
): string {
  const entry = { amount, currency, description, source, fee: Math.min(cardFee(amount), amount) }
  return book(box, { ...entry, type: 'charge', reporting_category: 'charge' }).id
}

const listParameters = {
  ...paging,
  customer: text(),
  payment_intent: text(),
  transfer_group: notHere,
} satisfies ParametersOf<Stripe.ChargeListParams>
const updateParameters = {
  customer: notHere,
  description: text(),
  expand: paging.expand,
  fraud_details: notHere,
  metadata,
  receipt_email: email,
  shipping: notHere,
  transfer_group: notHere,
} satisfies ParametersOf<Stripe.ChargeUpdateParams>

export const chargeEndpoints = [
  endpoint('GET', '/v1/charges', listParameters, ({ box }, params) => {
    const found = box.store.all('charge').filter((charge) => {
      return (
        (params.customer === undefined || charge.customer === params.customer) &&
        (params.payment_intent === undefined || charge.payment_intent === params.payment_intent)
      )
    })
    return listAnswer(found, params, '/v1/charges', 'charge')
  }),
  endpoint('GET', '/v1/charges/:id', { expand: paging.expand }, ({ box, id }) => pick(box, 'charge', id)),
  endpoint('POST', '/v1/charges/:id', updateParameters, ({ box, id }, params) => {
    const before = pick(box, 'charge', id)
    const after = box.store.put('charge', {
      ...before,
      description: params.description ?? before.description,
      metadata: merged(before.metadata, params.metadata),
      receipt_email: params.receipt_email ?? before.receipt_email,
    })
    emit(box, 'charge.updated', after)
    return after
  }),
]
