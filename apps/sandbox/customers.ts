import type Stripe from 'stripe'
import { builtAddress, postalAddress } from './addresses.ts'
import { type Box, now } from './box.ts'
import { endpoint } from './endpoint.ts'
import { missing } from './errors.ts'
import { emit } from './events.ts'
import { newId, random } from './ids.ts'
import { type MetadataPatch, merged, metadata } from './metadata.ts'
import { listAnswer, paging } from './pagination.ts'
import { email, listOf, notHere, objectOf, type ParametersOf, text, unsettable } from './parameters.ts'
import { detach } from './payment-method-moves.ts'
import { pick, refer } from './pick.ts'

const shared = {
  address: unsettable(postalAddress),
  balance: notHere,
  business_name: unsettable(text(150)),
  cash_balance: notHere,
  description: unsettable(text()),
  email: unsettable(email),
  expand: paging.expand,
  individual_name: unsettable(text(150)),
  invoice_prefix: notHere,
  metadata,
  name: unsettable(text(256)),
  next_invoice_sequence: notHere,
  phone: unsettable(text(20)),
  preferred_locales: listOf(text()),
  shipping: notHere,
  source: notHere,
  tax: notHere,
  tax_exempt: notHere,
  validate: notHere,
}
const createParameters = {
  ...shared,
  invoice_settings: notHere,
  payment_method: notHere,
  tax_id_data: notHere,
  test_clock: notHere,
} satisfies ParametersOf<Stripe.CustomerCreateParams>
const updateParameters = {
  ...shared,
  default_source: notHere,
  invoice_settings: objectOf({ default_payment_method: unsettable(text()) }),
} satisfies ParametersOf<Stripe.CustomerUpdateParams>
const listParameters = {
  ...paging,
  email: text(),
  test_clock: notHere,
} satisfies ParametersOf<Stripe.CustomerListParams>

interface Given {
  description?: string | null | undefined
  email?: string | null | undefined
  metadata?: MetadataPatch | undefined
  name?: string | null | undefined
  phone?: string | null | undefined
  preferred_locales?: string[] | undefined
  address?: Parameters<typeof builtAddress>[0] | null | undefined
}

export function createCustomer(box: Box, given: Given): Stripe.Customer {
  const customer: Stripe.Customer = {
    id: newId.customer(),
    object: 'customer',
    address: given.address === undefined || given.address === null ? null : builtAddress(given.address),
    balance: 0,
    created: now(box),
    currency: null,
    default_source: null,
    delinquent: false,
    description: given.description ?? null,
    discount: null,
    email: given.email ?? null,
    invoice_prefix: random(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: merged({}, given.metadata),
    name: given.name ?? null,
    next_invoice_sequence: 1,
    phone: given.phone ?? null,
    preferred_locales: given.preferred_locales ?? [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  }
  box.store.put('customer', customer)
  emit(box, 'customer.created', customer)
  return customer
}

/** A living customer named by a parameter; a deleted one is as missing as a made-up one. */
export function livingCustomer(box: Box, id: string): Stripe.Customer {
  const customer = refer(box, 'customer', id, 'customer')
  if (customer.deleted === true) throw missing('customer', id, 'customer', 400)
  return customer
}

export const customerEndpoints = [
  endpoint('POST', '/v1/customers', createParameters, ({ box }, params) => createCustomer(box, params)),
  endpoint('GET', '/v1/customers', listParameters, ({ box }, params) => {
    const found = box.store.all('customer').filter((customer): customer is Stripe.Customer => {
      return customer.deleted !== true && (params.email === undefined || customer.email === params.email)
    })
    return listAnswer(found, params, '/v1/customers', 'customer')
  }),
  endpoint('GET', '/v1/customers/:id', { expand: paging.expand }, ({ box, id }) => pick(box, 'customer', id)),
  endpoint('POST', '/v1/customers/:id', updateParameters, ({ box, id }, params) => {
    const before = pick(box, 'customer', id)
    if (before.deleted === true) throw missing('customer', id, 'id', 404)
    const chosen = params.invoice_settings?.default_payment_method
    if (chosen !== undefined && chosen !== null) refer(box, 'payment_method', chosen, 'payment_method')
    const after: Stripe.Customer = {
      ...before,
      ...(params.address === undefined
        ? {}
        : { address: params.address === null ? null : builtAddress(params.address) }),
      description: params.description === undefined ? before.description : params.description,
      email: params.email === undefined ? before.email : params.email,
      invoice_settings: {
        ...before.invoice_settings,
        ...(chosen === undefined ? {} : { default_payment_method: chosen }),
      },
      metadata: merged(before.metadata, params.metadata),
      ...(params.name === undefined ? {} : { name: params.name }),
      ...(params.phone === undefined ? {} : { phone: params.phone }),
      ...(params.preferred_locales === undefined ? {} : { preferred_locales: params.preferred_locales }),
    }
    box.store.put('customer', after)
    emit(box, 'customer.updated', after)
    return after
  }),
  endpoint('DELETE', '/v1/customers/:id', {}, ({ box, id }) => {
    const before = pick(box, 'customer', id)
    if (before.deleted === true) throw missing('customer', id, 'id', 404)
    for (const method of box.store.all('payment_method')) if (method.customer === id) detach(box, method)
    const gone: Stripe.DeletedCustomer = { id, object: 'customer', deleted: true }
    box.store.put('customer', gone)
    emit(box, 'customer.deleted', before)
    return gone
  }),
]
