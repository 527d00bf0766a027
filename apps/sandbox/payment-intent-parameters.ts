import type Stripe from 'stripe'
import { billingDetails } from './addresses.ts'
import { currency } from './currencies.ts'
import { metadata } from './metadata.ts'
import { cardParameters } from './new-card.ts'
import { pages, paging } from './pagination.ts'
import {
  address,
  email,
  flag,
  integer,
  listOf,
  notHere,
  objectOf,
  oneOf,
  type ParametersOf,
  required,
  text,
  unsettable,
} from './parameters.ts'

const methodData = objectOf({
  allow_redisplay: notHere,
  billing_details: billingDetails,
  card: cardParameters,
  metadata,
  type: required(oneOf('card')),
})
const methodOptions = objectOf({
  card: objectOf({ request_three_d_secure: oneOf('any', 'automatic', 'challenge') }),
})

/** Parameters that create, update and confirm share. */
const shared = {
  allowed_payment_method_types: listOf(oneOf('card')),
  amount_details: notHere,
  excluded_payment_method_types: notHere,
  expand: pages.expand,
  hooks: notHere,
  payment_details: notHere,
  payment_method: text(),
  payment_method_data: methodData,
  payment_method_options: methodOptions,
  receipt_email: unsettable(email),
  setup_future_usage: unsettable(oneOf('off_session', 'on_session')),
  shipping: notHere,
}
const connect = {
  application_fee_amount: notHere,
  customer_account: notHere,
  payment_method_configuration: notHere,
  transfer_data: notHere,
  transfer_group: notHere,
}
const confirming = {
  confirmation_token: notHere,
  error_on_requires_action: flag,
  mandate: notHere,
  mandate_data: notHere,
  off_session: flag,
  radar_options: notHere,
  return_url: address,
  use_stripe_sdk: flag,
}

export const createParameters = {
  ...shared,
  ...connect,
  ...confirming,
  amount: required(integer),
  automatic_payment_methods: objectOf({ allow_redirects: oneOf('always', 'never'), enabled: required(flag) }),
  capture_method: oneOf('automatic', 'automatic_async', 'manual'),
  confirm: flag,
  confirmation_method: oneOf('automatic', 'manual'),
  currency: required(currency),
  customer: text(),
  description: text(1000),
  metadata,
  on_behalf_of: notHere,
  statement_descriptor: text(22),
  statement_descriptor_suffix: text(22),
} satisfies ParametersOf<Stripe.PaymentIntentCreateParams>

export const updateParameters = {
  ...shared,
  ...connect,
  amount: integer,
  capture_method: notHere,
  currency,
  customer: text(),
  description: unsettable(text(1000)),
  metadata,
  statement_descriptor: text(22),
  statement_descriptor_suffix: text(22),
} satisfies ParametersOf<Stripe.PaymentIntentUpdateParams>

export const confirmParameters = {
  ...shared,
  ...confirming,
  amount_to_confirm: notHere,
  capture_method: notHere,
} satisfies ParametersOf<Stripe.PaymentIntentConfirmParams>

export const captureParameters = {
  amount_details: notHere,
  amount_to_capture: integer,
  application_fee_amount: notHere,
  expand: pages.expand,
  final_capture: notHere,
  hooks: notHere,
  metadata,
  payment_details: notHere,
  statement_descriptor: notHere,
  statement_descriptor_suffix: notHere,
  transfer_data: notHere,
} satisfies ParametersOf<Stripe.PaymentIntentCaptureParams>

export const cancelParameters = {
  cancellation_reason: oneOf('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'),
  expand: pages.expand,
} satisfies ParametersOf<Stripe.PaymentIntentCancelParams>

export const listParameters = {
  ...paging,
  customer: text(),
  customer_account: notHere,
} satisfies ParametersOf<Stripe.PaymentIntentListParams>
