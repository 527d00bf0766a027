import type Stripe from 'stripe'
import { email, objectOf, type ParametersOf, text, unsettable, type Values } from './parameters.ts'

const addressShape = {
  city: unsettable(text()),
  country: unsettable(text()),
  line1: unsettable(text()),
  line2: unsettable(text()),
  postal_code: unsettable(text()),
  state: unsettable(text()),
} satisfies ParametersOf<Stripe.AddressParam>

export const postalAddress = objectOf(addressShape)

export function builtAddress(given: Values<typeof addressShape>): Stripe.Address {
  return {
    city: given.city ?? null,
    country: given.country ?? null,
    line1: given.line1 ?? null,
    line2: given.line2 ?? null,
    postal_code: given.postal_code ?? null,
    state: given.state ?? null,
  }
}

const billingShape = {
  address: unsettable(postalAddress),
  email: unsettable(email),
  name: unsettable(text()),
  phone: unsettable(text()),
  tax_id: unsettable(text()),
} satisfies ParametersOf<Stripe.PaymentMethodCreateParams.BillingDetails>

export const billingDetails = objectOf(billingShape)
export type BillingInput = Values<typeof billingShape>

export function builtBilling(given: BillingInput | undefined): Stripe.PaymentMethod.BillingDetails {
  const place = given?.address
  return {
    address: place === undefined || place === null ? null : builtAddress(place),
    email: given?.email ?? null,
    name: given?.name ?? null,
    phone: given?.phone ?? null,
    tax_id: given?.tax_id ?? null,
  }
}
