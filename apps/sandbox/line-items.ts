import type Stripe from 'stripe'
import { type Box, now } from './box.ts'
import { currency } from './currencies.ts'
import { invalid } from './errors.ts'
import { newId } from './ids.ts'
import type { WireLineItem, WirePrice } from './kinds.ts'
import { merged, metadata } from './metadata.ts'
import {
  integer,
  listOf,
  notHere,
  objectOf,
  type ParametersOf,
  required,
  text,
  type Values,
} from './parameters.ts'

const productData = objectOf({
  description: text(40_000),
  images: notHere,
  metadata,
  name: required(text()),
  tax_code: notHere,
  tax_details: notHere,
  unit_label: notHere,
} satisfies ParametersOf<Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData>)

const priceData = objectOf({
  currency: required(currency),
  product: notHere,
  product_data: productData,
  recurring: notHere,
  tax_behavior: notHere,
  unit_amount: integer,
  unit_amount_decimal: notHere,
} satisfies ParametersOf<Stripe.Checkout.SessionCreateParams.LineItem.PriceData>)

const itemShape = {
  adjustable_quantity: notHere,
  metadata,
  price: notHere,
  price_data: priceData,
  quantity: integer,
  tax_rates: notHere,
} satisfies ParametersOf<Stripe.Checkout.SessionCreateParams.LineItem>

export const lineItems = listOf(objectOf(itemShape), 100)

export function builtLineItem(box: Box, given: Values<typeof itemShape>, index: number): WireLineItem {
  const name = `line_items[${index}]`
  const price = given.price_data
  if (price === undefined) {
    throw invalid(`Missing required param: ${name}[price_data].`, `${name}[price_data]`, 'parameter_missing')
  }
  const product = price.product_data
  if (product === undefined) {
    const place = `${name}[price_data][product_data]`
    throw invalid(`Missing required param: ${place}.`, place, 'parameter_missing')
  }
  if (given.quantity === undefined) {
    throw invalid(
      `Quantity is required. Add \`quantity\` to \`${name}\``,
      `${name}[quantity]`,
      'parameter_missing',
    )
  }
  if (price.unit_amount === undefined || price.unit_amount < 0 || given.quantity < 1) {
    const [place, value, least] =
      given.quantity < 1
        ? [`${name}[quantity]`, given.quantity, 1]
        : [`${name}[price_data][unit_amount]`, price.unit_amount, 0]
    if (value === undefined) throw invalid(`Missing required param: ${place}.`, place, 'parameter_missing')
    throw invalid(`This value must be greater than or equal to ${least}.`, place, 'parameter_invalid_integer')
  }
  const total = price.unit_amount * given.quantity
  if (!Number.isSafeInteger(total)) throw invalid('Amount is too large.', name, 'amount_too_large')
  return {
    id: newId.line_item(),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency: price.currency,
    description: product.name,
    metadata: merged({}, given.metadata),
    price: builtPrice(box, price.currency, price.unit_amount),
    quantity: given.quantity,
  }
}

/** Prices and products given in passing exist only to be named: they are inactive and cannot be fetched. */
function builtPrice(box: Box, code: string, amount: number): WirePrice {
  return {
    id: newId.price(),
    object: 'price',
    active: false,
    billing_scheme: 'per_unit',
    created: now(box),
    currency: code,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: newId.product(),
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: amount,
    unit_amount_decimal: String(amount),
  }
}
