import type Stripe from 'stripe'
import type { Box } from './box.ts'
import { nowMs } from './box.ts'
import { createCustomer } from './customers.ts'
import { ApiError } from './errors.ts'
import { emit } from './events.ts'
import type { Checkout, CheckoutProblem } from './kinds.ts'
import { cardFault, createCard } from './new-card.ts'
import { customerDetails } from './new-checkout-session.ts'
import { newPaymentIntent } from './new-payment-intent.ts'
import { attemptPayment, finishChallenge } from './payment-attempt.ts'
import { known } from './pick.ts'

/** What a person types into the hosted page. */
export interface TypedCard {
  number: string
  expiry: string
  cvc: string
  name: string
  email: string
}

/** `stay`: something is wrong, and the page will say what. */
export type CheckoutStep = { go: 'challenge'; intent: string } | { go: 'done' } | { go: 'stay' }

/** Digits as people type them: with spaces, and in Arabic keyboards' own digits. */
function digitsOf(typed: string): string {
  const latin = typed.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
  return latin.replace(/[^\d/]/g, '')
}

function cardOf(typed: TypedCard) {
  const expiry = digitsOf(typed.expiry)
  // Somebody may type the stroke that the form has just typed for them.
  const [month, year] = expiry.includes('/') ? expiry.split(/\/+/) : [expiry.slice(0, 2), expiry.slice(2)]
  return {
    number: digitsOf(typed.number),
    exp_month: Number(month ?? 0),
    exp_year: Number(year ?? 0),
    cvc: digitsOf(typed.cvc),
    networks: undefined,
    token: undefined,
  }
}

/** Every field that is wrong, not only the first: nobody should have to press the button five times. */
export function typedProblems(box: Box, typed: TypedCard): CheckoutProblem[] {
  const problems: CheckoutProblem[] = []
  const card = cardOf(typed)
  // Each field is judged beside values that are right, because the API names only one fault at a time.
  const right = { ...card, number: '4242424242424242', exp_month: 12, exp_year: 2060, cvc: '123' }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email))
    problems.push({ field: 'email', code: 'email_invalid' })
  if (cardFault({ ...right, number: card.number }, nowMs(box))?.details.code === 'incorrect_number') {
    problems.push({ field: 'number', code: 'incorrect_number' })
  }
  const dates = { ...right, exp_month: card.exp_month, exp_year: card.exp_year }
  if (cardFault(dates, nowMs(box)) !== null) problems.push({ field: 'expiry', code: 'invalid_expiry' })
  const amex = /^3[47]/.test(card.number)
  if (!(amex ? /^\d{3,4}$/ : /^\d{3}$/).test(card.cvc)) problems.push({ field: 'cvc', code: 'invalid_cvc' })
  if (typed.name.trim() === '') problems.push({ field: 'name', code: 'name_missing' })
  return problems
}

/** The pay button. A declined card is a step like any other here: its traces stay, and the page explains. */
export function payCheckout(box: Box, session: Stripe.Checkout.Session, typed: TypedCard): CheckoutStep {
  const before = known(box, 'checkout', session.id)
  const checkout: Checkout = {
    ...before,
    typed: { name: typed.name.trim(), email: typed.email.trim() },
    problems: typedProblems(box, typed),
  }
  box.store.put('checkout', checkout)
  if (checkout.problems.length > 0) return { go: 'stay' }
  const intent = intentOf(box, session, checkout)
  const method = createCard(box, cardOf(typed), {
    address: undefined,
    email: checkout.typed.email,
    name: checkout.typed.name,
    phone: undefined,
    tax_id: undefined,
  })
  const returnUrl = `${box.publicUrl}/c/pay/${session.id}`
  return attempt(box, session.id, () =>
    attemptPayment(box, intent, method, { offSession: false, returnUrl, errorOnRequiresAction: false }),
  )
}

function attempt(box: Box, sessionId: string, pay: () => Stripe.PaymentIntent): CheckoutStep {
  try {
    const after = pay()
    if (after.status === 'requires_action') return { go: 'challenge', intent: after.id }
    complete(box, known(box, 'session', sessionId), after)
    return { go: 'done' }
  } catch (error) {
    if (!(error instanceof ApiError && error.keepsEffects)) throw error
    explain(box, sessionId, error.details.decline_code ?? error.details.code ?? 'card_declined')
    return { go: 'stay' }
  }
}

function explain(box: Box, sessionId: string, code: string): void {
  const field = code === 'incorrect_cvc' ? 'cvc' : code === 'expired_card' ? 'expiry' : 'card'
  box.store.put('checkout', { ...known(box, 'checkout', sessionId), problems: [{ field, code }] })
}

/** The intent is born with the first attempt, as in Stripe; further attempts use the same one. */
function intentOf(box: Box, session: Stripe.Checkout.Session, checkout: Checkout): Stripe.PaymentIntent {
  if (typeof session.payment_intent === 'string') return known(box, 'payment_intent', session.payment_intent)
  const { payment, typed } = checkout
  const wanted = session.customer_creation === 'always' || payment.setup_future_usage !== null
  const customer =
    session.customer === null && wanted
      ? createCustomer(box, { email: typed.email, name: typed.name }).id
      : session.customer
  const intent = newPaymentIntent(box, {
    ...payment,
    allowed_payment_method_types: null,
    amount: session.amount_total ?? 0,
    automatic_payment_methods: null,
    confirmation_method: 'automatic',
    currency: session.currency ?? '',
    customer: typeof customer === 'string' ? customer : null,
    statement_descriptor: null,
  })
  box.store.put('session', { ...session, customer, payment_intent: intent.id })
  return intent
}

function complete(box: Box, session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent): void {
  const { typed } = known(box, 'checkout', session.id)
  const after = box.store.put('session', {
    ...session,
    customer_details: customerDetails(typed.email, typed.name),
    payment_status: intent.status === 'succeeded' ? 'paid' : 'unpaid',
    status: 'complete',
    url: null,
  })
  emit(box, 'checkout.session.completed', after)
}

/** Back from the 3-D Secure page into the checkout it belongs to. */
export function finishCheckoutChallenge(
  box: Box,
  sessionId: string,
  intent: Stripe.PaymentIntent,
  choice: 'approve' | 'cancel' | 'fail',
): CheckoutStep {
  if (choice === 'approve') return attempt(box, sessionId, () => finishChallenge(box, intent, true))
  finishChallenge(box, intent, false)
  explain(box, sessionId, choice === 'fail' ? 'authentication_failed' : 'authentication_canceled')
  return { go: 'stay' }
}
