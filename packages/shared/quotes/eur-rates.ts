import { type Day, day } from '../dates.ts'
import { type Currency, divide, exponent, fromBigInt, type Minor } from '../money.ts'
import { exampleRates } from './eur-rate-table.ts'

/**
 * How many units of a currency one euro buys on a day. Euro amounts decide thresholds and tariff bands only; a claim
 * stays in its own currency (Part 7.10). The rate of the day of placement is frozen in the quote and in the case.
 */
export type EurRate = {
  readonly currency: Currency
  /** A decimal text, `1.0842`: never a float. */
  readonly perEur: string
  readonly asOf: Day
  readonly source: string
  readonly verified: boolean
}

/** A whole number of euro cents, exact: `cents / per`. */
export type ExactCents = { readonly cents: bigint; readonly per: bigint }

/** Every table on file, oldest first. The operator adds one per day or per month; old quotes keep their own rate. */
const tables = [{ asOf: day('2026-11-02'), rates: exampleRates }] as const

const source = 'example values near the ECB euro reference rates and the pegs'

/**
 * The rate of the latest table that is not after the day, or of the first table for earlier days.
 * Throws RangeError for a code that is no currency in use.
 */
export function eurRate(currency: Currency, on: Day): EurRate {
  exponent(currency)
  if (currency === 'EUR') return { currency, perEur: '1', asOf: on, source: 'by definition', verified: true }
  const table = tables.findLast((entry) => entry.asOf <= on) ?? tables[0]
  const perEur = table.rates.get(currency)
  if (!perEur) throw new RangeError(`No euro rate on file for ${currency}`)
  return { currency, perEur, asOf: table.asOf, source, verified: false }
}

/** The amount in euro cents as an exact fraction, for comparing with a threshold without rounding. */
export function exactCents(amount: Minor, rate: EurRate): ExactCents {
  const [whole = '', fraction = ''] = rate.perEur.split('.')
  const scale = 10n ** BigInt(fraction.length)
  const perEur = BigInt(whole + fraction)
  if (perEur <= 0n) throw new RangeError(`Not a rate: ${rate.perEur}`)
  return { cents: BigInt(amount) * 100n * scale, per: 10n ** BigInt(exponent(rate.currency)) * perEur }
}

/** Negative, zero or positive: the exact amount against a limit in euro cents. */
export function compareWithCents(exact: ExactCents, limit: Minor): number {
  const difference = exact.cents - BigInt(limit) * exact.per
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The amount in euro cents, rounded half up: for showing, never for deciding. */
export function inEur(amount: Minor, rate: EurRate): Minor {
  const { cents, per } = exactCents(amount, rate)
  return fromBigInt(divide(cents, per, 'halfUp'))
}

/** A euro amount in the currency of the rate, rounded half up: the smallest fee of a claim that is not in euro. */
export function fromEur(cents: Minor, rate: EurRate): Minor {
  const { cents: scale, per } = exactCents(1 as Minor, rate)
  return fromBigInt(divide(BigInt(cents) * per, scale, 'halfUp'))
}
