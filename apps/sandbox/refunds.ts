import type Stripe from 'stripe'
import { book } from './balance-transactions.ts'
import { type Box, now } from './box.ts'
import { formatAmount } from './currencies.ts'
import { endpoint } from './endpoint.ts'
import { invalid } from './errors.ts'
import { emit } from './events.ts'
import { newId } from './ids.ts'
import { merged, metadata } from './metadata.ts'
import { listAnswer, paging } from './pagination.ts'
import { integer, notHere, oneOf, type ParametersOf, text, type Values } from './parameters.ts'
import { pick, refer } from './pick.ts'

const createParameters = {
  amount: integer,
  charge: text(),
  currency: notHere,
  customer: notHere,
  expand: paging.expand,
  instructions_email: notHere,
  metadata,
  origin: notHere,
  payment_intent: text(),
  reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
  refund_application_fee: notHere,
  reverse_transfer: notHere,
} satisfies ParametersOf<Stripe.RefundCreateParams>

const listParameters = {
  ...paging,
  charge: text(),
  payment_intent: text(),
} satisfies ParametersOf<Stripe.RefundListParams>

function chargeToRefund(box: Box, params: Values<typeof createParameters>): Stripe.Charge {
  if (params.charge !== undefined) {
    const charge = refer(box, 'charge', params.charge, 'charge')
    if (charge.paid) return charge
    throw invalid('This charge cannot be refunded because it did not succeed.', 'charge')
  }
  if (params.payment_intent === undefined) {
    throw invalid(
      'One of the following params should be provided for this request: payment_intent or charge.',
    )
  }
  const intent = refer(box, 'payment_intent', params.payment_intent, 'payment_intent')
  const charge = box.store.get('charge', String(intent.latest_charge))
  if (intent.status === 'succeeded' && charge !== undefined) return charge
  throw invalid(
    `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
    'payment_intent',
  )
}

function checkRefund(charge: Stripe.Charge, amount: number): void {
  if (charge.refunded) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded')
  }
  if (charge.disputed) {
    throw invalid(
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      undefined,
      'charge_disputed',
    )
  }
  if (!charge.captured) {
    throw invalid(`Charge ${charge.id} has not been captured; cancel its PaymentIntent instead.`, 'charge')
  }
  if (amount < 1)
    throw invalid('This value must be greater than or equal to 1.', 'amount', 'parameter_invalid_integer')
  const left = charge.amount - charge.amount_refunded
  if (amount <= left) return
  const shown = (value: number) => formatAmount(value, charge.currency)
  const whole = charge.amount_refunded === 0
  throw invalid(
    whole
      ? `Refund amount (${shown(amount)}) is greater than charge amount (${shown(left)})`
      : `Refund amount (${shown(amount)}) is greater than unrefunded amount on charge (${shown(left)})`,
    'amount',
  )
}

function create(box: Box, params: Values<typeof createParameters>): Stripe.Refund {
  const charge = chargeToRefund(box, params)
  const amount = params.amount ?? charge.amount - charge.amount_refunded
  checkRefund(charge, amount)
  const id = newId.refund()
  const entry = { amount: -amount, currency: charge.currency, description: null, source: id }
  const refund: Stripe.Refund = {
    id,
    object: 'refund',
    amount,
    balance_transaction: book(box, { ...entry, type: 'refund', reporting_category: 'refund' }).id,
    charge: charge.id,
    created: now(box),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    },
    metadata: merged({}, params.metadata),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  }
  box.store.put('refund', refund)
  const refunded = charge.amount_refunded + amount
  const after = box.store.put('charge', {
    ...charge,
    amount_refunded: refunded,
    refunded: refunded === charge.amount,
  })
  emit(box, 'refund.created', refund)
  emit(box, 'charge.refunded', after, { amount_refunded: charge.amount_refunded, refunded: charge.refunded })
  return refund
}

export const refundEndpoints = [
  endpoint('POST', '/v1/refunds', createParameters, ({ box }, params) => create(box, params)),
  endpoint('GET', '/v1/refunds', listParameters, ({ box }, params) => {
    const found = box.store.all('refund').filter((refund) => {
      return (
        (params.charge === undefined || refund.charge === params.charge) &&
        (params.payment_intent === undefined || refund.payment_intent === params.payment_intent)
      )
    })
    return listAnswer(found, params, '/v1/refunds', 'refund')
  }),
  endpoint('GET', '/v1/refunds/:id', { expand: paging.expand }, ({ box, id }) => pick(box, 'refund', id)),
  endpoint('POST', '/v1/refunds/:id', { expand: paging.expand, metadata }, ({ box, id }, params) => {
    const before = pick(box, 'refund', id)
    const after = { ...before, metadata: merged(before.metadata ?? {}, params.metadata) }
    emit(box, 'charge.refund.updated', box.store.put('refund', after))
    emit(box, 'refund.updated', after)
    return after
  }),
]
