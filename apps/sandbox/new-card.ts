import type Stripe from 'stripe'
import { builtBilling, type BillingInput } from './addresses.ts'
import { type Box, nowMs, now } from './box.ts'
import { ApiError, invalid, missing } from './errors.ts'
import { newId } from './ids.ts'
import { createHash } from 'node:crypto'
import { integer, notHere, objectOf, type ParametersOf, text, type Values } from './parameters.ts'
import { pick, refer } from './pick.ts'
import {
  behaviourOf,
  brandOf,
  countryOf,
  fundingOf,
  mayBeSaved,
  numberBehind,
  passesLuhn,
} from './test-cards.ts'

const cardShape = {
  cvc: text(4),
  exp_month: integer,
  exp_year: integer,
  networks: notHere,
  number: text(40),
  token: text(),
} satisfies ParametersOf<Stripe.PaymentMethodCreateParams.Card>

export const cardParameters = objectOf(cardShape)
export type CardInput = Values<typeof cardShape>

function refusal(code: string, message: string, param: string): ApiError {
  return new ApiError(402, 'card_error', message, { code, param })
}

/** What is wrong with the typed digits, before anybody asks the bank; null when nothing is. */
export function cardFault(card: CardInput, atMs: number): ApiError | null {
  const number = (card.number ?? '').replace(/[\s-]/g, '')
  if (!passesLuhn(number)) {
    return refusal('incorrect_number', 'Your card number is incorrect.', 'number')
  }
  const month = card.exp_month ?? 0
  if (month < 1 || month > 12) {
    return refusal('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month')
  }
  const year = fullYear(card.exp_year ?? 0)
  const today = new Date(atMs)
  const monthsLeft = (year - today.getUTCFullYear()) * 12 + month - 1 - today.getUTCMonth()
  if (monthsLeft < 0 || monthsLeft > 50 * 12) {
    return refusal('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year')
  }
  const digits = brandOf(number) === 'amex' ? /^\d{3,4}$/ : /^\d{3}$/
  if (card.cvc !== undefined && !digits.test(card.cvc)) {
    return refusal('invalid_cvc', "Your card's security code is invalid.", 'cvc')
  }
  return null
}

function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year
}

function tokenCard(token: string): CardInput {
  const number = numberBehind(token)
  if (number === undefined) throw missing('token', token, 'payment_method[token]', 400)
  return readyCard(number)
}

function readyCard(number: string): CardInput {
  const year = new Date().getUTCFullYear() + 1
  const cvc = brandOf(number) === 'amex' ? '1234' : '123'
  return { number, exp_month: 12, exp_year: year, cvc, networks: undefined, token: undefined }
}

/** Stores a payment method for typed card details; the number itself is not kept. */
export function createCard(
  box: Box,
  input: CardInput,
  billing: BillingInput | undefined,
  metadata: Stripe.Metadata = {},
): Stripe.PaymentMethod {
  const given = input.token === undefined ? input : tokenCard(input.token)
  if (given.number === undefined) {
    throw invalid('Missing required param: card[number].', 'card[number]', 'parameter_missing')
  }
  const fault = cardFault(given, nowMs(box))
  if (fault !== null) throw fault
  const number = given.number.replace(/[\s-]/g, '')
  const brand = brandOf(number)
  const method: Stripe.PaymentMethod = {
    id: newId.payment_method(),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: builtBilling(billing),
    card: {
      brand,
      checks: {
        address_line1_check: null,
        address_postal_code_check: null,
        cvc_check: given.cvc === undefined ? null : 'unchecked',
      },
      country: countryOf(number),
      display_brand: brand,
      exp_month: given.exp_month ?? 0,
      exp_year: fullYear(given.exp_year ?? 0),
      fingerprint: createHash('sha256').update(`sandbox ${number}`).digest('base64url').slice(0, 16),
      funding: fundingOf(number),
      generated_from: null,
      last4: number.slice(-4),
      networks: { available: [brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: now(box),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata,
    type: 'card',
  }
  const behaviour = behaviourOf(number)
  box.store.put('card', {
    id: method.id,
    behaviour,
    savable: mayBeSaved(number),
    setUp: false,
    spent: false,
  })
  return box.store.put('payment_method', method)
}

/** The method a parameter names; `pm_card_visa` and its like become a new card on every use. */
export function namedMethod(box: Box, id: string, param = 'payment_method'): Stripe.PaymentMethod {
  const number = numberBehind(id)
  return number === undefined
    ? refer(box, 'payment_method', id, param)
    : createCard(box, readyCard(number), undefined)
}

/** The same, for an address: unknown is 404 there. */
export function addressedMethod(box: Box, id: string): Stripe.PaymentMethod {
  const number = numberBehind(id)
  return number === undefined
    ? pick(box, 'payment_method', id)
    : createCard(box, readyCard(number), undefined)
}
