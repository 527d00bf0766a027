import type Stripe from 'stripe'
import { Refusal } from '#shared/refusal.ts'
import type { CheckoutOutcome, CheckoutRequest, KeptCard, PaymentsDoor, RefundRequest } from './payments.ts'
import { chargeCard, findCharge, removeCard } from './stripe-cards.ts'
import { fromStripeAmount, toStripeAmount } from './stripe-amounts.ts'
import { eventTypes, idOf, toProviderEvent } from './stripe-events.ts'
import { moveOf, payoutOf } from './stripe-payouts.ts'

/** Seconds that a webhook may have been on its way before it counts as replayed (Stripe's own default). */
const toleranceSeconds = 300

/** The version this code was written against: what Stripe sends does not change under our feet. */
const apiVersion = '2026-10-28.endive'

export type StripeSettings = {
  secretKey: string
  /** More than one while a secret is being exchanged for the next. */
  webhookSecrets: string[]
  /** The sandbox's address; empty means Stripe itself. */
  apiUrl?: string
  timeoutMs?: number
}

/** The SDK is much code: it is loaded by the first payment, so that the server starts sooner. */
export const loadSdk = async () => (await import('stripe')).default

export async function clientOf({ secretKey, apiUrl, timeoutMs = 15_000 }: StripeSettings): Promise<Stripe> {
  const Sdk = await loadSdk()
  const url = apiUrl ? new URL(apiUrl) : null
  return new Sdk(secretKey, {
    apiVersion,
    maxNetworkRetries: 2,
    timeout: timeoutMs,
    telemetry: false,
    ...(url && {
      host: url.hostname,
      port: url.port || (url.protocol === 'https:' ? 443 : 80),
      protocol: url.protocol === 'https:' ? 'https' : 'http',
    }),
  })
}

/** What the person in front of the page can do something about; everything else is a bug and stays one. */
export async function asking<T>(currency: string | null, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    const { errors } = await loadSdk()
    if (error instanceof errors.StripeConnectionError || error instanceof errors.StripeRateLimitError)
      throw new Refusal('payments.providerUnavailable')
    if (error instanceof errors.StripeInvalidRequestError && currency) {
      if (error.code === 'amount_too_small') throw new Refusal('payments.amountTooSmall', { currency })
      if (error.code === 'amount_too_large') throw new Refusal('payments.amountTooLarge', { currency })
    }
    throw error
  }
}

function checkoutParams(request: CheckoutRequest): Stripe.Checkout.SessionCreateParams {
  const metadata = { paymentId: request.paymentId, caseId: request.caseId }
  return {
    mode: 'payment',
    allowed_payment_method_types: ['card'],
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: request.currency.toLowerCase(),
          unit_amount: toStripeAmount(request.amount, request.currency),
          product_data: { name: request.description },
        },
      },
    ],
    client_reference_id: request.paymentId,
    metadata,
    payment_intent_data: {
      metadata,
      description: request.description,
      ...(request.keepsCard && { setup_future_usage: 'off_session' as const }),
    },
    ...(request.keepsCard && { customer_creation: 'always' as const }),
    ...(request.email && { customer_email: request.email }),
    // Stripe has no Arabic page; left to itself it follows the browser.
    locale: request.language === 'ar' ? 'auto' : request.language,
    success_url: request.successUrl,
    cancel_url: request.cancelUrl,
    expires_at: Math.floor(Date.parse(request.expiresAt) / 1000),
    // The claim is kept in its own currency and paid in it: nothing is converted on the way.
    adaptive_pricing: { enabled: false },
  }
}

/** Stripe may add a word at any time; one that we do not know must not pass for one that we do. */
function known<T extends string>(word: string | null, words: readonly T[]): T {
  const found = words.find((one) => one === word)
  if (!found) throw new Error(`Stripe answered with an unknown state: ${word}`)
  return found
}

/** The card of a payment after which it may be charged again, once that payment has succeeded. */
function keptCardOf(intent: Stripe.PaymentIntent | null): KeptCard | null {
  const method = typeof intent?.payment_method === 'string' ? null : intent?.payment_method
  const customerId = idOf(intent?.customer)
  const mayCharge = intent?.status === 'succeeded' && intent.setup_future_usage === 'off_session'
  if (!mayCharge || !method?.card || !customerId) return null
  const { brand, last4, exp_month: expiryMonth, exp_year: expiryYear } = method.card
  return { customerId, methodId: method.id, brand, last4, expiryMonth, expiryYear }
}

function outcomeOf(session: Stripe.Checkout.Session): CheckoutOutcome {
  if (session.amount_total === null || session.currency === null)
    throw new Error(`Checkout session ${session.id} has no amount`)
  const currency = session.currency.toUpperCase()
  const intent = typeof session.payment_intent === 'string' ? null : session.payment_intent
  const charge = typeof intent?.latest_charge === 'string' ? null : (intent?.latest_charge ?? null)
  return {
    sessionId: session.id,
    status: known(session.status, ['open', 'complete', 'expired']),
    paymentStatus: known(session.payment_status, ['paid', 'unpaid', 'no_payment_required']),
    paymentIntentId: idOf(session.payment_intent),
    amountMinor: fromStripeAmount(session.amount_total, currency),
    currency,
    metadata: session.metadata ?? {},
    chargeId: idOf(intent?.latest_charge),
    cardBrand: charge?.payment_method_details?.card?.brand ?? null,
    last4: charge?.payment_method_details?.card?.last4 ?? null,
    keptCard: keptCardOf(intent),
  }
}

/** Card payments by Stripe Checkout, or by the sandbox that speaks the same protocol. */
export function stripePayments(settings: StripeSettings): PaymentsDoor {
  let opened: Promise<Stripe> | undefined
  const client = () => (opened ??= clientOf(settings))
  return {
    async createCheckout(request) {
      const stripe = await client()
      const params = checkoutParams(request)
      const session = await asking(request.currency, () =>
        stripe.checkout.sessions.create(params, { idempotencyKey: request.paymentId }),
      )
      if (!session.url) throw new Error(`Checkout session ${session.id} has no page`)
      return { sessionId: session.id, url: session.url }
    },
    async retrieveCheckout(sessionId) {
      const stripe = await client()
      const expand = ['payment_intent.latest_charge', 'payment_intent.payment_method']
      return outcomeOf(await asking(null, () => stripe.checkout.sessions.retrieve(sessionId, { expand })))
    },
    async expireCheckout(sessionId) {
      const stripe = await client()
      const { status } = await asking(null, () => stripe.checkout.sessions.retrieve(sessionId))
      if (status !== 'open') return
      const { errors } = await loadSdk()
      try {
        await asking(null, () => stripe.checkout.sessions.expire(sessionId))
      } catch (error) {
        // Between the question and the order somebody may have paid: then it is no longer open, and stays as it is.
        if (!(error instanceof errors.StripeInvalidRequestError)) throw error
      }
    },
    async verifyWebhook(rawBody, signatureHeader) {
      const [{ webhooks }, { errors }] = await Promise.all([client(), loadSdk()])
      for (const secret of settings.webhookSecrets) {
        try {
          return toProviderEvent(webhooks.constructEvent(rawBody, signatureHeader, secret, toleranceSeconds))
        } catch (error) {
          if (!(error instanceof errors.StripeSignatureVerificationError)) throw error
        }
      }
      throw new Refusal('payments.badSignature')
    },
    async listEventsSince(since) {
      const stripe = await client()
      const created = { gte: Math.floor(Date.parse(since) / 1000) }
      const newestFirst = await asking(null, () =>
        stripe.events
          .list({ created, types: [...eventTypes], limit: 100 })
          .autoPagingToArray({ limit: 10_000 }),
      )
      return newestFirst.reverse().map(toProviderEvent)
    },
    async retrievePayout(payoutId) {
      const stripe = await client()
      return payoutOf(await asking(null, () => stripe.payouts.retrieve(payoutId)))
    },
    async listPayoutsSince(since) {
      const stripe = await client()
      const created = { gte: Math.floor(Date.parse(since) / 1000) }
      const newestFirst = await asking(null, () =>
        stripe.payouts.list({ created, limit: 100 }).autoPagingToArray({ limit: 10_000 }),
      )
      return newestFirst.reverse().map(payoutOf)
    },
    async payoutMoves(payoutId) {
      const stripe = await client()
      const moves = await asking(null, () =>
        stripe.balanceTransactions
          .list({ payout: payoutId, limit: 100, expand: ['data.source'] })
          .autoPagingToArray({ limit: 10_000 }),
      )
      return moves.reverse().map(moveOf)
    },
    async refund({ refundId, paymentIntentId, amount, currency }: RefundRequest) {
      const stripe = await client()
      const { errors } = await loadSdk()
      const made = await asking(currency, () =>
        stripe.refunds.create(
          {
            payment_intent: paymentIntentId,
            metadata: { refundId },
            ...(amount !== undefined && { amount: toStripeAmount(amount, currency) }),
          },
          { idempotencyKey: refundId },
        ),
      ).catch((error: unknown) => {
        // Given back already, or taken back by a bank: asking again gets the same answer.
        if (error instanceof errors.StripeInvalidRequestError) throw new Refusal('payments.refundRejected')
        throw error
      })
      const said = made.currency.toUpperCase()
      return {
        providerRefundId: made.id,
        status: known(made.status, ['pending', 'requires_action', 'succeeded', 'failed', 'canceled']),
        amountMinor: fromStripeAmount(made.amount, said),
        currency: said,
      }
    },
    chargeCard: async (request) => {
      const stripe = await client()
      return asking(request.currency, () => chargeCard(stripe, request))
    },
    findCharge: async (chargeId, customerId) => {
      const stripe = await client()
      return asking(null, () => findCharge(stripe, chargeId, customerId))
    },
    removeCard: async (methodId) => {
      const stripe = await client()
      await asking(null, () => removeCard(stripe, methodId))
    },
  }
}
