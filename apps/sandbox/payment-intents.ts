import type Stripe from 'stripe'
import type { Box } from './box.ts'
import { checkAmount } from './currencies.ts'
import { livingCustomer } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { ApiError, invalid } from './errors.ts'
import { merged } from './metadata.ts'
import { createCard, namedMethod } from './new-card.ts'
import { newPaymentIntent } from './new-payment-intent.ts'
import { listAnswer, pages } from './pagination.ts'
import type { Values } from './parameters.ts'
import { attemptPayment, customerOf } from './payment-attempt.ts'
import {
  cancelParameters,
  captureParameters,
  confirmParameters,
  createParameters,
  listParameters,
  updateParameters,
} from './payment-intent-parameters.ts'
import { cancelIntent, captureIntent } from './payment-intent-moves.ts'
import { checkUsable } from './payment-method-moves.ts'
import { pick, refer } from './pick.ts'
import { requireStatus, unexpected } from './intent-status.ts'

type MethodChoice = Partial<Pick<Values<typeof confirmParameters>, 'payment_method' | 'payment_method_data'>>
type Confirming = Pick<
  Values<typeof confirmParameters>,
  'error_on_requires_action' | 'off_session' | 'return_url'
> &
  MethodChoice

function chosenMethod(box: Box, given: MethodChoice): Stripe.PaymentMethod | null {
  if (given.payment_method !== undefined) return namedMethod(box, given.payment_method)
  const data = given.payment_method_data
  if (data === undefined) return null
  if (data.card === undefined) {
    throw invalid(
      'Missing required param: payment_method_data[card].',
      'payment_method_data[card]',
      'parameter_missing',
    )
  }
  return createCard(box, data.card, data.billing_details, merged({}, data.metadata))
}

function withMethod(box: Box, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod | null) {
  if (method === null) return intent
  checkUsable(box, method, customerOf(intent))
  return box.store.put('payment_intent', {
    ...intent,
    payment_method: method.id,
    status: intent.status === 'requires_payment_method' ? 'requires_confirmation' : intent.status,
  })
}

/** Only cards, or redirects ruled out: Stripe then confirms without a `return_url`, otherwise it refuses. */
function mayRedirect(intent: Stripe.PaymentIntent): boolean {
  const automatic = intent.automatic_payment_methods
  return (
    automatic?.enabled === true &&
    automatic.allow_redirects !== 'never' &&
    intent.allowed_payment_method_types === null
  )
}

function confirm(box: Box, intent: Stripe.PaymentIntent, given: Confirming): Stripe.PaymentIntent {
  requireStatus(intent, 'confirmed', ['requires_payment_method', 'requires_confirmation', 'requires_action'])
  if (given.return_url === undefined && mayRedirect(intent)) {
    throw invalid(
      'This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these ' +
        'payment methods might redirect your customer off of your page, you must provide a `return_url`. If you ' +
        "don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` " +
        'and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.',
    )
  }
  const kept = typeof intent.payment_method === 'string' ? intent.payment_method : null
  const method =
    chosenMethod(box, given) ?? (kept === null ? null : refer(box, 'payment_method', kept, 'payment_method'))
  if (method === null) {
    throw unexpected(
      intent,
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the " +
        'PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment ' +
        'method or ConfirmationToken.',
    )
  }
  return attemptPayment(box, intent, method, {
    offSession: given.off_session ?? false,
    returnUrl: given.return_url ?? null,
    errorOnRequiresAction: given.error_on_requires_action ?? false,
  })
}

function create(box: Box, params: Values<typeof createParameters>): Stripe.PaymentIntent {
  checkAmount(params.amount, params.currency, 'amount')
  for (const name of ['off_session', 'return_url', 'error_on_requires_action'] as const) {
    if (params.confirm !== true && params[name] !== undefined) {
      throw invalid(`The parameter \`${name}\` cannot be passed when \`confirm\` is not \`true\`.`, name)
    }
  }
  const asked = params.automatic_payment_methods
  const automatic = asked?.enabled ?? true
  const intent = newPaymentIntent(box, {
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount: params.amount,
    automatic_payment_methods: automatic
      ? { allow_redirects: asked?.allow_redirects ?? 'always', enabled: true }
      : null,
    capture_method: params.capture_method ?? 'automatic_async',
    confirmation_method: params.confirmation_method ?? 'automatic',
    currency: params.currency,
    customer: params.customer === undefined ? null : livingCustomer(box, params.customer).id,
    description: params.description ?? null,
    metadata: merged({}, params.metadata),
    receipt_email: params.receipt_email ?? null,
    setup_future_usage: params.setup_future_usage ?? null,
    statement_descriptor: params.statement_descriptor ?? null,
    statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
  })
  const ready = withMethod(box, intent, chosenMethod(box, params))
  if (params.confirm !== true) return ready
  const { payment_method: _, payment_method_data: __, ...rest } = params
  return confirm(box, ready, rest)
}

function update(box: Box, before: Stripe.PaymentIntent, params: Values<typeof updateParameters>) {
  const money = params.amount !== undefined || params.currency !== undefined
  if (money || params.payment_method !== undefined || params.payment_method_data !== undefined) {
    requireStatus(before, 'updated', ['requires_payment_method', 'requires_confirmation', 'requires_action'])
  }
  const amount = params.amount ?? before.amount
  const currency = params.currency ?? before.currency
  if (money) checkAmount(amount, currency, 'amount')
  const or = <T, U>(value: T | undefined, old: U): T | U => (value === undefined ? old : value)
  const after = box.store.put('payment_intent', {
    ...before,
    allowed_payment_method_types: or(
      params.allowed_payment_method_types,
      before.allowed_payment_method_types,
    ),
    amount,
    currency,
    customer: params.customer === undefined ? before.customer : livingCustomer(box, params.customer).id,
    description: or(params.description, before.description),
    metadata: merged(before.metadata, params.metadata),
    receipt_email: or(params.receipt_email, before.receipt_email),
    setup_future_usage: or(params.setup_future_usage, before.setup_future_usage),
    statement_descriptor: or(params.statement_descriptor, before.statement_descriptor),
    statement_descriptor_suffix: or(params.statement_descriptor_suffix, before.statement_descriptor_suffix),
  })
  return withMethod(box, after, chosenMethod(box, params))
}

export const paymentIntentEndpoints = [
  endpoint('POST', '/v1/payment_intents', createParameters, ({ box }, params) => create(box, params)),
  endpoint('GET', '/v1/payment_intents', listParameters, ({ box }, params) => {
    const found = box.store.all('payment_intent').filter((intent) => {
      return params.customer === undefined || intent.customer === params.customer
    })
    return listAnswer(found, params, '/v1/payment_intents', 'payment_intent')
  }),
  endpoint('GET', '/v1/payment_intents/:id', { expand: pages.expand }, ({ box, id }) =>
    pick(box, 'payment_intent', id),
  ),
  endpoint('POST', '/v1/payment_intents/:id', updateParameters, ({ box, id }, params) =>
    update(box, pick(box, 'payment_intent', id), params),
  ),
  endpoint('POST', '/v1/payment_intents/:id/confirm', confirmParameters, ({ box, id }, params) => {
    const before = pick(box, 'payment_intent', id)
    const intent = {
      ...before,
      receipt_email: params.receipt_email ?? before.receipt_email,
      setup_future_usage: params.setup_future_usage ?? before.setup_future_usage,
    }
    return confirm(box, intent, params)
  }),
  endpoint('POST', '/v1/payment_intents/:id/capture', captureParameters, ({ box, id }, params) => {
    return captureIntent(box, pick(box, 'payment_intent', id), params.amount_to_capture, params.metadata)
  }),
  endpoint('POST', '/v1/payment_intents/:id/cancel', cancelParameters, ({ box, id }, params) => {
    const intent = pick(box, 'payment_intent', id)
    const session = box.store.all('session').find((row) => row.payment_intent === id && row.status === 'open')
    if (session !== undefined) {
      throw new ApiError(
        400,
        'invalid_request_error',
        'You cannot cancel this PaymentIntent because it was created by an open Checkout Session. ' +
          'Expire the Session instead.',
        { code: 'payment_intent_unexpected_state', payment_intent: intent },
      )
    }
    return cancelIntent(box, intent, params.cancellation_reason ?? null)
  }),
]
