import type Stripe from 'stripe'
import type { Box } from './box.ts'
import { createCharge } from './charges.ts'
import { openDispute } from './disputes.ts'
import { ApiError, docUrl, type ErrorDetails } from './errors.ts'
import { emit } from './events.ts'
import type { Card } from './kinds.ts'
import { attach, checkUsable } from './payment-method-moves.ts'
import { known } from './pick.ts'
import { type Decline, declines } from './test-cards.ts'

export interface Attempt {
  offSession: boolean
  returnUrl: string | null
  errorOnRequiresAction: boolean
}

export function customerOf(intent: { customer: string | { id: string } | null }): string | null {
  return typeof intent.customer === 'string' ? intent.customer : (intent.customer?.id ?? null)
}

/** Cards saved with authentication are let through when nobody is there to authenticate again. */
export function wantsAuthentication(card: Card, offSession: boolean): boolean {
  const { authentication } = card.behaviour
  return authentication === 'always' || (authentication === 'unless_set_up' && !(offSession && card.setUp))
}

/** One attempt to pay: ends in success, in a 3-D Secure page to visit, or in a thrown card error. */
export function attemptPayment(
  box: Box,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  attempt: Attempt,
): Stripe.PaymentIntent {
  checkUsable(box, method, customerOf(intent))
  const chosen = { ...intent, payment_method: method.id }
  if (!wantsAuthentication(known(box, 'card', method.id), attempt.offSession)) {
    return settle(box, chosen, method, false)
  }
  if (attempt.offSession || attempt.errorOnRequiresAction) {
    const charge = createCharge(box, chosen, method, {
      authenticated: false,
      decline: declines.authentication,
    })
    return decline(box, chosen, method, charge, declines.authentication)
  }
  box.store.put('challenge', { id: intent.id, returnUrl: attempt.returnUrl })
  const after = box.store.put('payment_intent', {
    ...chosen,
    last_payment_error: null,
    next_action: nextAction(box, intent.id, attempt.returnUrl),
    status: 'requires_action',
  })
  emit(box, 'payment_intent.requires_action', after)
  return after
}

/** With a return address a page to visit; without one Stripe leaves it to its own script in the browser. */
export function nextAction(box: Box, id: string, returnUrl: string | null) {
  const url = `${box.publicUrl}/3ds/${id}`
  return returnUrl === null
    ? { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url } }
    : { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } }
}

/** Asks the bank for the money, after authentication or where none is needed. */
export function settle(
  box: Box,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  authenticated: boolean,
): Stripe.PaymentIntent {
  const card = known(box, 'card', method.id)
  const refusal = card.behaviour.decline
  const charge = createCharge(box, intent, method, { authenticated, decline: refusal })
  if (refusal !== null) return decline(box, intent, method, charge, refusal)
  keepMethod(box, intent, method, card)
  const held = intent.capture_method === 'manual'
  const after = box.store.put('payment_intent', {
    ...intent,
    amount_capturable: held ? intent.amount : 0,
    amount_received: held ? 0 : intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    status: held ? 'requires_capture' : 'succeeded',
  })
  emit(box, held ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded', after)
  if (card.behaviour.dispute !== null) openDispute(box, charge, card.behaviour.dispute)
  return after
}

function keepMethod(box: Box, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod, card: Card): void {
  const customer = customerOf(intent)
  if (customer === null) {
    box.store.put('card', { ...card, spent: true })
  } else if (intent.setup_future_usage !== null) {
    attach(box, method, customer)
    box.store.put('card', { ...card, setUp: card.setUp || intent.setup_future_usage === 'off_session' })
  }
}

export function declineDetails(refusal: Decline): ErrorDetails {
  return {
    advice_code: refusal.advice,
    code: refusal.code,
    ...(refusal.declineCode === undefined ? {} : { decline_code: refusal.declineCode }),
  }
}

function decline(
  box: Box,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  charge: Stripe.Charge,
  refusal: Decline,
): never {
  const details = { ...declineDetails(refusal), charge: charge.id }
  const after = fail(
    box,
    { ...intent, latest_charge: charge.id },
    {
      ...details,
      doc_url: docUrl(refusal.code),
      message: refusal.message,
      payment_method: method,
      type: 'card_error',
    },
  )
  throw new ApiError(
    402,
    'card_error',
    refusal.message,
    { ...details, payment_intent: after, payment_method: method },
    true,
  )
}

function fail(
  box: Box,
  intent: Stripe.PaymentIntent,
  error: Stripe.PaymentIntent.LastPaymentError,
): Stripe.PaymentIntent {
  const after = box.store.put('payment_intent', {
    ...intent,
    last_payment_error: error,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  })
  emit(box, 'payment_intent.payment_failed', after)
  return after
}

/** The person came back from the 3-D Secure page. */
export function finishChallenge(
  box: Box,
  intent: Stripe.PaymentIntent,
  passed: boolean,
): Stripe.PaymentIntent {
  const method = known(box, 'payment_method', String(intent.payment_method))
  box.store.drop('challenge', intent.id)
  if (passed) return settle(box, intent, method, true)
  const code = 'payment_intent_authentication_failure'
  return fail(box, intent, {
    code,
    doc_url: docUrl(code),
    message:
      'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new ' +
      'PaymentMethod to attempt to fulfill this PaymentIntent again.',
    payment_method: method,
    type: 'invalid_request_error',
  })
}
