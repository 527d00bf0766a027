import { createHash } from 'node:crypto'
import { type Box, now } from './box.ts'
import { ApiError } from './errors.ts'
import type { StoredAnswer } from './kinds.ts'

/** Stripe may forget a key after 24 hours (https://docs.stripe.com/api/idempotent_requests). */
const keptSeconds = 24 * 60 * 60

/** Keys belong to an account; the API key stands for it, hashed because there is no reason to keep it. */
export function answerId(apiKey: string, key: string): string {
  return createHash('sha256').update(`${apiKey}\n${key}`).digest('hex')
}

export function checkKey(key: string): void {
  if (key.length <= 255) return
  throw new ApiError(
    400,
    'invalid_request_error',
    `Idempotency keys can be up to 255 characters long, but yours has ${key.length}.`,
  )
}

/** The answer given before, nothing if the key is new, or an error if it was used for something else. */
export function earlierAnswer(
  box: Box,
  id: string,
  key: string,
  endpoint: string,
  fingerprint: string,
): StoredAnswer | undefined {
  const earlier = box.store.get('answer', id)
  if (earlier === undefined) return undefined
  if (now(box) - earlier.at >= keptSeconds) {
    box.store.drop('answer', id)
    return undefined
  }
  if (earlier.endpoint !== endpoint) {
    throw new ApiError(
      400,
      'idempotency_error',
      'Keys for idempotent requests can only be used for the same endpoint they were first used for ' +
        `('${earlier.endpoint}' vs '${endpoint}'). Try using a key other than '${key}' ` +
        'if you meant to execute a different request.',
    )
  }
  if (earlier.fingerprint === fingerprint) return earlier
  throw new ApiError(
    400,
    'idempotency_error',
    'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
      `Try using a key other than '${key}' if you meant to execute a different request.`,
  )
}

export function busy(key: string): ApiError {
  return new ApiError(
    409,
    'idempotency_error',
    'There is currently another in-progress request using this Idempotent Key (that probably means you ' +
      `submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    { code: 'idempotency_key_in_use' },
  )
}
