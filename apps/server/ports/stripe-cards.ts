import type Stripe from 'stripe'
import type { ChargeOutcome, ChargeRequest } from './payments.ts'
import { toStripeAmount } from './stripe-amounts.ts'

/**
 * An off-session payment with a kept card. The provider answers a refused card with an error; which one it was decides
 * who may try again: where the bank wants authentication, only the debtor.
 */
export async function chargeCard(stripe: Stripe, request: ChargeRequest): Promise<ChargeOutcome> {
  const { chargeId, paymentId, caseId, card, amount, currency, description } = request
  try {
    const intent = await stripe.paymentIntents.create(
      {
        amount: toStripeAmount(amount, currency),
        currency: currency.toLowerCase(),
        customer: card.customerId,
        payment_method: card.methodId,
        allowed_payment_method_types: ['card'],
        off_session: true,
        confirm: true,
        description,
        metadata: { paymentId, caseId, chargeId },
      },
      { idempotencyKey: chargeId },
    )
    return outcomeOf(intent)
  } catch (error) {
    const { errors } = (await import('stripe')).default
    if (error instanceof errors.StripeCardError) {
      const reason = error.decline_code ?? error.code ?? null
      const needsDebtor = reason === 'authentication_required' || error.code === 'authentication_required'
      const paymentIntentId = error.payment_intent?.id ?? null
      return { status: needsDebtor ? 'needs-debtor' : 'declined', paymentIntentId, reason }
    }
    // A card that the provider does not know any more cannot be charged, however often it is asked.
    if (error instanceof errors.StripeInvalidRequestError && error.code === 'resource_missing')
      return { status: 'needs-debtor', paymentIntentId: null, reason: error.code }
    throw error
  }
}

function outcomeOf({ id, status }: Stripe.PaymentIntent): ChargeOutcome {
  if (status === 'succeeded') return { status: 'succeeded', paymentIntentId: id, reason: null }
  if (status === 'processing') return { status: 'processing', paymentIntentId: id, reason: null }
  return { status: 'needs-debtor', paymentIntentId: id, reason: status }
}

/** Forgets a card. One that is not attached any more, or that was never there, is forgotten already. */
export async function removeCard(stripe: Stripe, methodId: string): Promise<void> {
  try {
    await stripe.paymentMethods.detach(methodId)
  } catch (error) {
    const { errors } = (await import('stripe')).default
    if (!(error instanceof errors.StripeInvalidRequestError)) throw error
  }
}
