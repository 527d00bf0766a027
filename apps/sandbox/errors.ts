import type Stripe from 'stripe'

export type ErrorType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'

/** What Stripe puts beside type and message in its error envelope. */
export interface ErrorDetails {
  code?: string
  param?: string
  decline_code?: string
  advice_code?: string
  network_decline_code?: string
  charge?: string
  payment_intent?: Stripe.PaymentIntent
  payment_method?: Stripe.PaymentMethod
  setup_intent?: Stripe.SetupIntent
}

/**
 * An answer other than 200. A declined card is an answer that also leaves traces (a failed charge, an event),
 * so `keepsEffects` tells whether what happened before the throw stays.
 */
export class ApiError extends Error {
  readonly status: number
  readonly type: ErrorType
  readonly details: ErrorDetails
  readonly keepsEffects: boolean

  constructor(
    status: number,
    type: ErrorType,
    message: string,
    details: ErrorDetails = {},
    keepsEffects = false,
  ) {
    super(message)
    this.status = status
    this.type = type
    this.details = details
    this.keepsEffects = keepsEffects
  }
}

export function docUrl(code: string): string {
  return `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`
}

/** Stripe's envelope, keys in alphabetical order as Stripe prints them. */
export function envelope(error: ApiError): { error: Record<string, unknown> } {
  const { code } = error.details
  const fields: Record<string, unknown> = {
    ...error.details,
    ...(code === undefined ? {} : { doc_url: docUrl(code) }),
    message: error.message,
    type: error.type,
  }
  return { error: Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))) }
}

export function invalid(message: string, param?: string, code?: string): ApiError {
  return new ApiError(400, 'invalid_request_error', message, {
    ...(code === undefined ? {} : { code }),
    ...(param === undefined ? {} : { param }),
  })
}

/** 404 when the address names the object, 400 when a parameter does. */
export function missing(noun: string, id: string, param: string, status: 400 | 404): ApiError {
  return new ApiError(status, 'invalid_request_error', `No such ${noun}: '${id}'`, {
    code: 'resource_missing',
    param,
  })
}
