import type Stripe from 'stripe'
import { type Box, now } from './box.ts'
import { livingCustomer } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { ApiError, docUrl } from './errors.ts'
import { emit } from './events.ts'
import { clientSecret, newId } from './ids.ts'
import { setupUnexpected } from './intent-status.ts'
import { merged } from './metadata.ts'
import { namedMethod } from './new-card.ts'
import { listAnswer, pages } from './pagination.ts'
import type { Values } from './parameters.ts'
import { customerOf, declineDetails, nextAction } from './payment-attempt.ts'
import { attach, checkUsable } from './payment-method-moves.ts'
import { known, pick } from './pick.ts'
import {
  cancelParameters,
  confirmParameters,
  createParameters,
  listParameters,
  updateParameters,
} from './setup-intent-parameters.ts'

function create(box: Box, params: Values<typeof createParameters>): Stripe.SetupIntent {
  const id = newId.setup_intent()
  const automatic = params.automatic_payment_methods
  const method = params.payment_method === undefined ? null : namedMethod(box, params.payment_method)
  const customer = params.customer === undefined ? null : livingCustomer(box, params.customer).id
  if (method !== null) checkUsable(box, method, customer)
  const intent: Stripe.SetupIntent = {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    application: null,
    automatic_payment_methods:
      (automatic?.enabled ?? true)
        ? { allow_redirects: automatic?.allow_redirects ?? 'always', enabled: true }
        : null,
    cancellation_reason: null,
    client_secret: clientSecret(id),
    created: now(box),
    customer,
    description: params.description ?? null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: merged({}, params.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: method?.id ?? null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: method === null ? 'requires_payment_method' : 'requires_confirmation',
    usage: params.usage ?? 'off_session',
  }
  box.store.put('setup_intent', intent)
  emit(box, 'setup_intent.created', intent)
  return params.confirm === true ? confirm(box, intent, method, params.return_url ?? null) : intent
}

function confirm(
  box: Box,
  intent: Stripe.SetupIntent,
  method: Stripe.PaymentMethod | null,
  returnUrl: string | null,
): Stripe.SetupIntent {
  if (!['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(intent.status)) {
    throw setupUnexpected(
      intent,
      `You cannot confirm this SetupIntent because it has a status of ${intent.status}.`,
    )
  }
  if (method === null) {
    throw setupUnexpected(
      intent,
      "You cannot confirm this SetupIntent because it's missing a payment method. Update the SetupIntent with a " +
        'payment method and then confirm it again.',
    )
  }
  checkUsable(box, method, customerOf(intent))
  const chosen = { ...intent, payment_method: method.id }
  if (known(box, 'card', method.id).behaviour.authentication === 'never') return finish(box, chosen)
  box.store.put('challenge', { id: intent.id, returnUrl })
  const after = box.store.put('setup_intent', {
    ...chosen,
    last_setup_error: null,
    next_action: nextAction(box, intent.id, returnUrl),
    status: 'requires_action',
  })
  emit(box, 'setup_intent.requires_action', after)
  return after
}

/** The card is checked and kept, or refused with a card error. */
function finish(box: Box, intent: Stripe.SetupIntent): Stripe.SetupIntent {
  const method = known(box, 'payment_method', String(intent.payment_method))
  const card = known(box, 'card', method.id)
  const refusal = card.behaviour.decline
  if (!card.savable && refusal !== null) {
    const details = declineDetails(refusal)
    const failed = fail(box, intent, {
      ...details,
      doc_url: docUrl(refusal.code),
      message: refusal.message,
      payment_method: method,
      type: 'card_error',
    })
    throw new ApiError(402, 'card_error', refusal.message, { ...details, setup_intent: failed }, true)
  }
  box.store.put('card', { ...card, setUp: true })
  const customer = customerOf(intent)
  if (customer !== null) attach(box, method, customer)
  const after = box.store.put('setup_intent', {
    ...intent,
    last_setup_error: null,
    next_action: null,
    status: 'succeeded',
  })
  emit(box, 'setup_intent.succeeded', after)
  return after
}

function fail(
  box: Box,
  intent: Stripe.SetupIntent,
  error: Stripe.SetupIntent.LastSetupError,
): Stripe.SetupIntent {
  const after = box.store.put('setup_intent', {
    ...intent,
    last_setup_error: error,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  })
  emit(box, 'setup_intent.setup_failed', after)
  return after
}

export function finishSetupChallenge(
  box: Box,
  intent: Stripe.SetupIntent,
  passed: boolean,
): Stripe.SetupIntent {
  box.store.drop('challenge', intent.id)
  if (passed) return finish(box, intent)
  const code = 'setup_intent_authentication_failure'
  return fail(box, intent, {
    code,
    doc_url: docUrl(code),
    message: 'The latest attempt to set up the payment method has failed because authentication failed.',
    type: 'invalid_request_error',
  })
}

export const setupIntentEndpoints = [
  endpoint('POST', '/v1/setup_intents', createParameters, ({ box }, params) => create(box, params)),
  endpoint('GET', '/v1/setup_intents', listParameters, ({ box }, params) => {
    const found = box.store.all('setup_intent').filter((intent) => {
      return (
        (params.customer === undefined || intent.customer === params.customer) &&
        (params.payment_method === undefined || intent.payment_method === params.payment_method)
      )
    })
    return listAnswer(found, params, '/v1/setup_intents', 'setupintent')
  }),
  endpoint('GET', '/v1/setup_intents/:id', { expand: pages.expand }, ({ box, id }) =>
    pick(box, 'setup_intent', id),
  ),
  endpoint('POST', '/v1/setup_intents/:id', updateParameters, ({ box, id }, params) => {
    const before = pick(box, 'setup_intent', id)
    const method = params.payment_method === undefined ? null : namedMethod(box, params.payment_method)
    return box.store.put('setup_intent', {
      ...before,
      customer: params.customer === undefined ? before.customer : livingCustomer(box, params.customer).id,
      description: params.description ?? before.description,
      metadata: merged(before.metadata ?? {}, params.metadata),
      ...(method === null ? {} : { payment_method: method.id, status: 'requires_confirmation' }),
    })
  }),
  endpoint('POST', '/v1/setup_intents/:id/confirm', confirmParameters, ({ box, id }, params) => {
    const intent = pick(box, 'setup_intent', id)
    const name = params.payment_method ?? intent.payment_method
    const method = typeof name === 'string' ? namedMethod(box, name) : null
    return confirm(box, intent, method, params.return_url ?? null)
  }),
  endpoint('POST', '/v1/setup_intents/:id/cancel', cancelParameters, ({ box, id }, params) => {
    const before = pick(box, 'setup_intent', id)
    if (before.status === 'succeeded' || before.status === 'canceled') {
      throw setupUnexpected(
        before,
        `You cannot cancel this SetupIntent because it has a status of ${before.status}.`,
      )
    }
    const after = box.store.put('setup_intent', {
      ...before,
      cancellation_reason: params.cancellation_reason ?? null,
      next_action: null,
      status: 'canceled',
    })
    emit(box, 'setup_intent.canceled', after)
    return after
  }),
]
