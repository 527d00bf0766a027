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
    if (error instanceof errors.StripeCardError)
      return refusedBy(error.payment_intent?.id ?? null, error.decline_code, error.code)
    // A card that the provider does not know any more cannot be charged, however often it is asked.
    if (error instanceof errors.StripeInvalidRequestError && error.code === 'resource_missing')
      return { status: 'needs-debtor', paymentIntentId: null, reason: error.code }
    throw error
  }
}

/**
 * The charge as the provider knows it, by our own id in its metadata. The list of a customer is complete at once, which
 * the provider's search is not, and it is short: a kept card has a customer of its own.
 */
export async function findCharge(
  stripe: Stripe,
  chargeId: string,
  customerId: string,
): Promise<ChargeOutcome | null> {
  for await (const intent of stripe.paymentIntents.list({ customer: customerId, limit: 100 }))
    if (intent.metadata.chargeId === chargeId) return isAsked(intent) ? outcomeOf(intent) : null
  return null
}

/** One that was written down and never put to the bank takes no money by itself: it is as if it were not there. */
const isAsked = ({ status, last_payment_error: refused }: Stripe.PaymentIntent): boolean =>
  status !== 'requires_confirmation' &&
  status !== 'canceled' &&
  (status !== 'requires_payment_method' || refused !== null)

function outcomeOf({ id, status, last_payment_error: refused }: Stripe.PaymentIntent): ChargeOutcome {
  if (status === 'succeeded') return { status: 'succeeded', paymentIntentId: id, reason: null }
  if (status === 'processing') return { status: 'processing', paymentIntentId: id, reason: null }
  if (status === 'requires_payment_method' && refused)
    return refusedBy(id, refused.decline_code, refused.code)
  return { status: 'needs-debtor', paymentIntentId: id, reason: status }
}

function refusedBy(
  paymentIntentId: string | null,
  declineCode: string | undefined,
  code: string | undefined,
): ChargeOutcome {
  const wantsDebtor = [declineCode, code].includes('authentication_required')
  const status = wantsDebtor ? 'needs-debtor' : 'declined'
  return { status, paymentIntentId, reason: declineCode ?? code ?? null }
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
