import type Stripe from 'stripe'
import { billingDetails, builtBilling } from './addresses.ts'
import type { Box } from './box.ts'
import { livingCustomer } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { invalid } from './errors.ts'
import { emit } from './events.ts'
import { merged, metadata } from './metadata.ts'
import { addressedMethod, cardParameters, createCard } from './new-card.ts'
import { listAnswer, pages } from './pagination.ts'
import { oneOf, required, text } from './parameters.ts'
import { attach, detach } from './payment-method-moves.ts'

const createParameters = {
  billing_details: billingDetails,
  card: cardParameters,
  expand: pages.expand,
  metadata,
  type: required(oneOf('card')),
}

function methodsOf(box: Box, customer: string): Stripe.PaymentMethod[] {
  return box.store.all('payment_method').filter((method) => method.customer === customer)
}

export const paymentMethodEndpoints = [
  endpoint('POST', '/v1/payment_methods', createParameters, ({ box }, params) => {
    if (params.card === undefined) throw invalid('Missing required param: card.', 'card', 'parameter_missing')
    return createCard(box, params.card, params.billing_details, merged({}, params.metadata))
  }),
  endpoint(
    'GET',
    '/v1/payment_methods',
    { ...pages, customer: text(), type: oneOf('card') },
    ({ box }, params) => {
      // Without a customer Stripe lists only Treasury's own methods, and there are none here.
      const found =
        params.customer === undefined ? [] : methodsOf(box, livingCustomer(box, params.customer).id)
      return listAnswer(found, params, '/v1/payment_methods', 'PaymentMethod')
    },
  ),
  endpoint(
    'GET',
    '/v1/customers/:id/payment_methods',
    { ...pages, type: oneOf('card') },
    ({ box, id }, params) => {
      const owner = livingCustomer(box, id).id
      return listAnswer(
        methodsOf(box, owner),
        params,
        `/v1/customers/${owner}/payment_methods`,
        'PaymentMethod',
      )
    },
  ),
  endpoint('GET', '/v1/payment_methods/:id', { expand: pages.expand }, ({ box, id }) =>
    addressedMethod(box, id),
  ),
  endpoint(
    'POST',
    '/v1/payment_methods/:id',
    { billing_details: billingDetails, expand: pages.expand, metadata },
    ({ box, id }, params) => {
      const before = addressedMethod(box, id)
      const after = box.store.put('payment_method', {
        ...before,
        billing_details:
          params.billing_details === undefined
            ? before.billing_details
            : builtBilling({ ...before.billing_details, ...params.billing_details }),
        metadata: merged(before.metadata ?? {}, params.metadata),
      })
      emit(box, 'payment_method.updated', after)
      return after
    },
  ),
  endpoint(
    'POST',
    '/v1/payment_methods/:id/attach',
    { customer: required(text()), expand: pages.expand },
    ({ box, id }, params) => attach(box, addressedMethod(box, id), livingCustomer(box, params.customer).id),
  ),
  endpoint('POST', '/v1/payment_methods/:id/detach', { expand: pages.expand }, ({ box, id }) => {
    const method = addressedMethod(box, id)
    if (method.customer === null) {
      throw invalid(
        'The payment method you provided is not attached to a customer so detachment is impossible.',
      )
    }
    return detach(box, method)
  }),
]
