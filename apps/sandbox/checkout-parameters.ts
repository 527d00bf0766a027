import type Stripe from 'stripe'
import { currency } from './currencies.ts'
import { invalid } from './errors.ts'
import { lineItems } from './line-items.ts'
import { metadata } from './metadata.ts'
import { pages, paging } from './pagination.ts'
import {
  address,
  email,
  type Field,
  integer,
  listOf,
  notHere,
  objectOf,
  oneOf,
  type ParametersOf,
  required,
  text,
} from './parameters.ts'

/** Stripe's own list: Checkout speaks no Arabic, except where the browser asks for it and `auto` lets it. */
const locale = oneOf(
  ...([
    'auto',
    'bg',
    'cs',
    'da',
    'de',
    'el',
    'en',
    'en-GB',
    'es',
    'es-419',
    'et',
    'fi',
    'fil',
    'fr',
  ] as const),
  ...([
    'fr-CA',
    'hi-IN',
    'hr',
    'hu',
    'id',
    'it',
    'ja',
    'ko',
    'lt',
    'lv',
    'ms',
    'mt',
    'nb',
    'nl',
    'pl',
  ] as const),
  ...(['pt', 'pt-BR', 'ro', 'ru', 'sk', 'sl', 'sv', 'th', 'tr', 'vi', 'zh', 'zh-HK', 'zh-TW'] as const),
)

const reference: Field<string> = {
  required: false,
  read: (raw, name) => {
    const value = text(200).read(raw, name)
    if (/^[\w-]+$/.test(value)) return value
    throw invalid(
      `Invalid ${name}: it may only contain alphanumeric characters, dashes and underscores.`,
      name,
    )
  },
}

const paymentIntentData = objectOf({
  application_fee_amount: notHere,
  capture_method: oneOf('automatic', 'automatic_async', 'manual'),
  description: text(1000),
  metadata,
  on_behalf_of: notHere,
  receipt_email: email,
  setup_future_usage: oneOf('off_session', 'on_session'),
  shipping: notHere,
  statement_descriptor: notHere,
  statement_descriptor_suffix: text(22),
  transfer_data: notHere,
  transfer_group: notHere,
} satisfies ParametersOf<Stripe.Checkout.SessionCreateParams.PaymentIntentData>)

/** The hosted page shows the price as it was asked for; only saying so is understood. */
const adaptivePricing = objectOf({
  enabled: oneOf('false'),
} satisfies ParametersOf<Stripe.Checkout.SessionCreateParams.AdaptivePricing>)

export const createParameters = {
  adaptive_pricing: adaptivePricing,
  after_expiration: notHere,
  allow_promotion_codes: notHere,
  allowed_payment_method_types: listOf(oneOf('card')),
  automatic_tax: notHere,
  billing_address_collection: oneOf('auto'),
  branding_settings: notHere,
  cancel_url: address,
  client_reference_id: reference,
  consent_collection: notHere,
  currency,
  custom_fields: notHere,
  custom_text: notHere,
  customer: text(),
  customer_account: notHere,
  customer_creation: oneOf('always', 'if_required'),
  customer_email: email,
  customer_update: notHere,
  discounts: notHere,
  excluded_payment_method_types: notHere,
  expand: pages.expand,
  expires_at: integer,
  integration_identifier: notHere,
  invoice_creation: notHere,
  line_items: required(lineItems),
  locale,
  managed_payments: notHere,
  metadata,
  mode: required(oneOf('payment')),
  name_collection: notHere,
  optional_items: notHere,
  origin_context: oneOf('mobile_app', 'web'),
  payment_intent_data: paymentIntentData,
  payment_method_collection: notHere,
  payment_method_configuration: notHere,
  payment_method_data: notHere,
  payment_method_options: notHere,
  permissions: notHere,
  phone_number_collection: notHere,
  redirect_on_completion: notHere,
  return_url: notHere,
  saved_payment_method_options: notHere,
  setup_intent_data: notHere,
  shipping_address_collection: notHere,
  shipping_options: notHere,
  submit_type: oneOf('auto', 'pay'),
  subscription_data: notHere,
  success_url: required(address),
  tax_id_collection: notHere,
  ui_mode: oneOf('hosted_page'),
  wallet_options: notHere,
} satisfies ParametersOf<Stripe.Checkout.SessionCreateParams>

export const updateParameters = {
  collected_information: notHere,
  expand: pages.expand,
  line_items: notHere,
  metadata,
  payment_intent_data: notHere,
  shipping_options: notHere,
} satisfies ParametersOf<Stripe.Checkout.SessionUpdateParams>

export const listParameters = {
  ...paging,
  customer: text(),
  customer_account: notHere,
  customer_details: objectOf({ email: required(email) }),
  payment_intent: text(),
  payment_link: notHere,
  status: oneOf('complete', 'expired', 'open'),
  subscription: notHere,
} satisfies ParametersOf<Stripe.Checkout.SessionListParams>
