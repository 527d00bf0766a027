import type Stripe from 'stripe'
import { metadata } from './metadata.ts'
import { pages, paging } from './pagination.ts'
import {
  address,
  flag,
  listOf,
  notHere,
  objectOf,
  oneOf,
  type ParametersOf,
  required,
  text,
} from './parameters.ts'

const shared = {
  allowed_payment_method_types: listOf(oneOf('card')),
  attach_to_self: notHere,
  customer: text(),
  customer_account: notHere,
  description: text(1000),
  excluded_payment_method_types: notHere,
  expand: pages.expand,
  flow_directions: notHere,
  metadata,
  payment_method: text(),
  payment_method_configuration: notHere,
  payment_method_data: notHere,
  payment_method_options: notHere,
}

export const createParameters = {
  ...shared,
  automatic_payment_methods: objectOf({ allow_redirects: oneOf('always', 'never'), enabled: required(flag) }),
  confirm: flag,
  confirmation_token: notHere,
  mandate_data: notHere,
  on_behalf_of: notHere,
  return_url: address,
  single_use: notHere,
  usage: oneOf('off_session', 'on_session'),
  use_stripe_sdk: flag,
} satisfies ParametersOf<Stripe.SetupIntentCreateParams>

export const updateParameters = shared satisfies ParametersOf<Stripe.SetupIntentUpdateParams>

export const confirmParameters = {
  allowed_payment_method_types: listOf(oneOf('card')),
  confirmation_token: notHere,
  expand: pages.expand,
  mandate_data: notHere,
  payment_method: text(),
  payment_method_data: notHere,
  payment_method_options: notHere,
  return_url: address,
  use_stripe_sdk: flag,
} satisfies ParametersOf<Stripe.SetupIntentConfirmParams>

export const cancelParameters = {
  cancellation_reason: oneOf('abandoned', 'duplicate', 'requested_by_customer'),
  expand: pages.expand,
} satisfies ParametersOf<Stripe.SetupIntentCancelParams>

export const listParameters = {
  ...paging,
  attach_to_self: notHere,
  customer: text(),
  customer_account: notHere,
  payment_method: text(),
} satisfies ParametersOf<Stripe.SetupIntentListParams>
