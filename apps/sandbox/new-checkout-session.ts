import type Stripe from 'stripe'
import { type Box, now, runErrandLater } from './box.ts'
import type { createParameters } from './checkout-parameters.ts'
import { checkAmount } from './currencies.ts'
import { livingCustomer } from './customers.ts'
import { invalid } from './errors.ts'
import { newId } from './ids.ts'
import type { WireLineItem } from './kinds.ts'
import { builtLineItem } from './line-items.ts'
import { merged } from './metadata.ts'
import type { Values } from './parameters.ts'

type Given = Values<typeof createParameters>
const day = 24 * 60 * 60

function expiry(box: Box, asked: number | undefined): number {
  const at = now(box)
  if (asked === undefined) return at + day
  if (asked < at + 30 * 60 - 60) {
    throw invalid(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
      'expires_at',
    )
  }
  if (asked > at + day) {
    throw invalid(
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
      'expires_at',
    )
  }
  return asked
}

function oneCurrency(items: WireLineItem[], asked: string | undefined): string {
  const currencies = new Set([...items.map((item) => item.currency), ...(asked === undefined ? [] : [asked])])
  const [first, second] = currencies
  if (first === undefined) {
    throw invalid('`line_items` must contain at least one item.', 'line_items', 'parameter_missing')
  }
  if (second === undefined) return first
  throw invalid(
    `All line items must have the same currency, but they have ${first} and ${second}.`,
    'line_items',
  )
}

function customerEmail(box: Box, given: Given): { customer: string | null; email: string | null } {
  if (given.customer === undefined) return { customer: null, email: given.customer_email ?? null }
  for (const other of ['customer_email', 'customer_creation'] as const) {
    if (given[other] !== undefined) {
      throw invalid(`You may only specify one of these parameters: customer, ${other}.`)
    }
  }
  const customer = livingCustomer(box, given.customer)
  return { customer: customer.id, email: customer.email }
}

export function createSession(box: Box, given: Given): Stripe.Checkout.Session {
  const id = newId.session()
  const items = given.line_items.map((item, index) => builtLineItem(box, item, index))
  const currency = oneCurrency(items, given.currency)
  const total = items.reduce((sum, item) => sum + item.amount_total, 0)
  checkAmount(total, currency, 'line_items')
  const { customer, email } = customerEmail(box, given)
  const payment = given.payment_intent_data
  const session: Stripe.Checkout.Session = {
    ...unusedFeatures,
    id,
    object: 'checkout.session',
    allowed_payment_method_types: given.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    billing_address_collection: given.billing_address_collection ?? null,
    cancel_url: given.cancel_url ?? null,
    client_reference_id: given.client_reference_id ?? null,
    created: now(box),
    currency,
    customer,
    customer_creation: customer === null ? (given.customer_creation ?? 'if_required') : null,
    customer_details: email === null ? null : customerDetails(email, null),
    customer_email: given.customer_email ?? null,
    expires_at: expiry(box, given.expires_at),
    livemode: false,
    locale: given.locale ?? null,
    metadata: merged({}, given.metadata),
    mode: 'payment',
    origin_context: given.origin_context ?? null,
    payment_intent: null,
    payment_method_collection: 'if_required',
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    status: 'open',
    submit_type: given.submit_type ?? null,
    success_url: given.success_url,
    ui_mode: 'hosted_page',
    url: `${box.publicUrl}/c/pay/${id}`,
  }
  box.store.put('checkout', {
    id,
    items,
    payment: {
      capture_method: payment?.capture_method === 'manual' ? 'manual' : 'automatic_async',
      description: payment?.description ?? null,
      metadata: merged({}, payment?.metadata),
      receipt_email: payment?.receipt_email ?? null,
      setup_future_usage: payment?.setup_future_usage ?? null,
      statement_descriptor_suffix: payment?.statement_descriptor_suffix ?? null,
    },
    typed: { name: '', email: email ?? '' },
    problems: [],
  })
  runErrandLater(box, 'expire_session', id, session.expires_at * 1000)
  return box.store.put('session', session)
}

export function customerDetails(email: string, name: string | null): Stripe.Checkout.Session.CustomerDetails {
  return {
    address: null,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  }
}

/** Parts of Checkout the sandbox does not have, in the state Stripe shows when nobody asked for them. */
const unusedFeatures = {
  adaptive_pricing: { enabled: false },
  after_expiration: null,
  allow_promotion_codes: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  customer_account: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: {
    enabled: false,
    invoice_data: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: null,
      metadata: {},
      rendering_options: null,
    },
  },
  managed_payments: { enabled: false },
  payment_link: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
  wallet_options: null,
} satisfies Partial<Stripe.Checkout.Session>
