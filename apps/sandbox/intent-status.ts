import type Stripe from 'stripe'
import { ApiError } from './errors.ts'

type Verb = 'canceled' | 'captured' | 'confirmed' | 'updated'

export function unexpected(intent: Stripe.PaymentIntent, message: string): ApiError {
  return new ApiError(400, 'invalid_request_error', message, {
    code: 'payment_intent_unexpected_state',
    payment_intent: intent,
  })
}

/** The life cycle of https://docs.stripe.com/payments/paymentintents/lifecycle, as refusals. */
export function requireStatus(
  intent: Stripe.PaymentIntent,
  verb: Verb,
  allowed: Stripe.PaymentIntent.Status[],
): void {
  if (allowed.includes(intent.status)) return
  if (verb === 'confirmed' && intent.status === 'succeeded') {
    throw unexpected(
      intent,
      'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
    )
  }
  throw unexpected(
    intent,
    `This PaymentIntent could not be ${verb} because it has a status of ${intent.status}. Only a PaymentIntent ` +
      `with one of the following statuses may be ${verb}: ${allowed.join(', ')}.`,
  )
}

export function setupUnexpected(intent: Stripe.SetupIntent, message: string): ApiError {
  return new ApiError(400, 'invalid_request_error', message, {
    code: 'setup_intent_unexpected_state',
    setup_intent: intent,
  })
}
