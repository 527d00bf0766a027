import { type Currency, exponent, type Minor, minor, mulDiv } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'

/**
 * Stripe's smallest unit is not always ISO 4217's (docs.stripe.com/currencies): the króna and the Ugandan
 * shilling carry two zeros that no longer exist, the ariary carries none, and currencies with three
 * decimals must end in a zero.
 */
const twoZerosMore = new Set(['ISK', 'UGX'])
const twoZerosLess = new Set(['MGA'])
const largest = 99_999_999

function scale(currency: Currency): { times: number; by: number } {
  if (twoZerosMore.has(currency)) return { times: 100, by: 1 }
  if (twoZerosLess.has(currency)) return { times: 1, by: 100 }
  return { times: 1, by: 1 }
}

/** The amount as Stripe counts it. What cannot be said exactly is refused, never rounded. */
export function toStripeAmount(amount: Minor, currency: Currency): number {
  const { times, by } = scale(currency)
  const said = mulDiv(amount, times, by, 'floor')
  const exact = fromStripeAmount(said, currency) === amount
  if (!exact || (exponent(currency) === 3 && said % 10 !== 0))
    throw new Refusal('payments.amountNotChargeable', { currency })
  if (said > largest) throw new Refusal('payments.amountTooLarge', { currency })
  return said
}

export function fromStripeAmount(said: number, currency: Currency): Minor {
  const { times, by } = scale(currency)
  return mulDiv(minor(said), by, times, 'floor')
}
