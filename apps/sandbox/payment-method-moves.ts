import type Stripe from 'stripe'
import type { Box } from './box.ts'
import { ApiError, invalid } from './errors.ts'
import { emit } from './events.ts'
import { known } from './pick.ts'

const notAgain =
  'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with ' +
  'a connected account without Customer attachment, or was detached from a Customer. It may not be used again. ' +
  'To use a PaymentMethod multiple times, you must attach it to a Customer first.'

/** A method belongs to one customer for life, and one used without a customer is used up. */
export function checkUsable(box: Box, method: Stripe.PaymentMethod, customer: string | null): void {
  if (known(box, 'card', method.id).spent) throw invalid(notAgain, 'payment_method')
  if (method.customer === null || method.customer === customer) return
  const owner = typeof method.customer === 'string' ? method.customer : method.customer.id
  throw invalid(
    `The PaymentMethod ${method.id} belongs to the Customer ${owner}. ` +
      'Please include that Customer in the `customer` parameter.',
    'payment_method',
  )
}

export function attach(box: Box, method: Stripe.PaymentMethod, customer: string): Stripe.PaymentMethod {
  if (method.customer === customer) return method
  if (method.customer !== null) {
    throw invalid('The payment method you provided has already been attached to a customer.')
  }
  checkUsable(box, method, customer)
  const card = known(box, 'card', method.id)
  const decline = card.behaviour.decline
  if (!card.savable && decline !== null) {
    throw new ApiError(402, 'card_error', decline.message, {
      code: decline.code,
      ...(decline.declineCode === undefined ? {} : { decline_code: decline.declineCode }),
    })
  }
  const after = box.store.put('payment_method', { ...method, customer })
  emit(box, 'payment_method.attached', after)
  return after
}

export function detach(box: Box, method: Stripe.PaymentMethod): Stripe.PaymentMethod {
  const after = box.store.put('payment_method', { ...method, customer: null })
  box.store.put('card', { ...known(box, 'card', method.id), spent: true })
  emit(box, 'payment_method.detached', after, { customer: method.customer })
  return after
}
