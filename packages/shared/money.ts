import { exponent } from './currencies.ts'
import { numberFormat } from './formats.ts'
import type { Language } from './languages.ts'

export { currencies, exponent, isCurrency } from './currencies.ts'
export { parseAmount } from './parse-amount.ts'

declare const minorBrand: unique symbol

/** A whole number of the currency's smallest unit (cents, yen, fils). Always a safe integer; may be negative. */
export type Minor = number & { readonly [minorBrand]: true }
/** An ISO 4217 code in use, in capital letters. */
export type Currency = string
export type Money = { readonly amount: Minor; readonly currency: Currency }
export type Rounding = 'halfUp' | 'floor'

/** The only door from a number to money. Throws RangeError on fractions and on what no longer counts exactly. */
export function minor(value: number): Minor {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number of minor units: ${value}`)
  // Adding zero turns -0 into 0, which would otherwise print a minus sign.
  return (value + 0) as Minor
}

export const zero: Minor = minor(0)

export function add(...amounts: readonly Minor[]): Minor {
  return sum(amounts)
}

/** The total; throws RangeError once it no longer counts exactly. */
export function sum(amounts: readonly Minor[]): Minor {
  return fromBigInt(amounts.reduce((total, amount) => total + BigInt(amount), 0n))
}

export function subtract(from: Minor, ...amounts: readonly Minor[]): Minor {
  return fromBigInt(amounts.reduce((rest, amount) => rest - BigInt(amount), BigInt(from)))
}

export function negate(amount: Minor): Minor {
  return minor(-amount)
}

export function min(first: Minor, ...rest: readonly Minor[]): Minor {
  return minor(Math.min(first, ...rest))
}

export function max(first: Minor, ...rest: readonly Minor[]): Minor {
  return minor(Math.max(first, ...rest))
}

/**
 * amount × numerator ÷ denominator, exact inside, rounded once at the end. `halfUp` rounds halves away from zero
 * (so a refund mirrors its charge), `floor` towards minus infinity. Refuses a zero denominator.
 */
export function mulDiv(
  amount: Minor,
  numerator: bigint | number,
  denominator: bigint | number,
  rounding: Rounding,
): Minor {
  return fromBigInt(divide(BigInt(amount) * BigInt(numerator), BigInt(denominator), rounding))
}

/** Whole-number division of exact values; the rounding of `mulDiv`. */
export function divide(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  if (denominator === 0n) throw new RangeError('Nothing can be divided by zero')
  const [top, bottom] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator]
  if (rounding === 'halfUp') {
    const size = top < 0n ? -top : top
    const rounded = (2n * size + bottom) / (2n * bottom)
    return top < 0n ? -rounded : rounded
  }
  const towardsZero = top / bottom
  return top % bottom < 0n ? towardsZero - 1n : towardsZero
}

/**
 * Shares out a total so that the parts add up to it exactly (largest remainder; among equals the earlier part
 * gets the odd unit). `parts` is a number of equal parts, or weights that are whole and not negative.
 */
export function split(total: Minor, parts: number | readonly (bigint | number)[]): Minor[] {
  const weights = typeof parts === 'number' ? equalWeights(parts) : parts.map((weight) => BigInt(weight))
  const whole = weights.reduce((all, weight) => all + weight, 0n)
  if (weights.some((weight) => weight < 0n)) throw new RangeError('A weight may not be negative')
  if (whole === 0n) {
    if (total !== 0) throw new RangeError('A total cannot be shared out among nothing')
    return weights.map(() => zero)
  }
  if (total < 0) return split(negate(total), weights).map(negate)
  const exact = weights.map((weight) => BigInt(total) * weight)
  return shareOut(BigInt(total), exact, whole)
}

/** Rounds exact values down and gives what is missing from the total to the largest remainders, earlier ones first. */
function shareOut(total: bigint, exact: readonly bigint[], denominator: bigint): Minor[] {
  const shares = exact.map((value) => value / denominator)
  const order = exact.map((value, place) => ({ place, left: value % denominator }))
  order.sort((one, other) =>
    one.left === other.left ? one.place - other.place : one.left > other.left ? -1 : 1,
  )
  const odd = total - shares.reduce((all, share) => all + share, 0n)
  for (const { place } of order.slice(0, Number(odd))) shares[place] = (shares[place] ?? 0n) + 1n
  return shares.map(fromBigInt)
}

/**
 * Rounds exact fractions with one denominator so that the parts add up to the total rounded half up once.
 * Every part is its own value rounded down or up, the largest remainders up (largest remainder; Part 7.6).
 * Refuses negative values.
 */
export function roundTogether(numerators: readonly bigint[], denominator: bigint): Minor[] {
  if (numerators.some((value) => value < 0n)) throw new RangeError('Negative values are not rounded together')
  const total = divide(
    numerators.reduce((all, value) => all + value, 0n),
    denominator,
    'halfUp',
  )
  return shareOut(total, numerators, denominator)
}

/** `1240050` EUR as `12400.50`: the form of interfaces, files and the command line. */
export function toDecimal(amount: Minor, currency: Currency): string {
  const places = exponent(currency)
  const digits = Math.abs(amount)
    .toString()
    .padStart(places + 1, '0')
  const sign = amount < 0 ? '-' : ''
  if (places === 0) return sign + digits
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** Reads the machine form (`12400`, `12400.5`, `-3.00`); throws RangeError on anything else, also on too many decimals. */
export function fromDecimal(text: string, currency: Currency): Minor {
  const match = /^(-?)(\d{1,16})(?:\.(\d+))?$/.exec(text)
  const fraction = match?.[3] ?? ''
  if (!match || fraction.length > exponent(currency))
    throw new RangeError(`Not an amount in ${currency}: ${text}`)
  return minor(Number(`${match[1]}${match[2]}${fraction.padEnd(exponent(currency), '0')}`))
}

/** An amount in the reader's own notation, with the decimals of ISO 4217. */
export function formatMoney(amount: Minor, currency: Currency, language: Language): string {
  const places = exponent(currency)
  const format = numberFormat(language, `money ${currency}`, () => ({
    style: 'currency',
    currency,
    // Spanish would leave four digits ungrouped: in a column of amounts that reads as a slip.
    useGrouping: 'always',
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  }))
  // A decimal string is formatted exactly; a number would pass through binary fractions.
  return format.format(toDecimal(amount, currency) as `${number}`)
}

/** An amount as somebody would type it: no grouping, no decimals where there are none; `parseAmount` reads it back. */
export function typedAmount(amount: Minor, currency: Currency, language: Language): string {
  const format = numberFormat(language, `typed ${currency}`, () => ({
    useGrouping: false,
    minimumFractionDigits: exponent(currency),
    trailingZeroDisplay: 'stripIfInteger',
  }))
  return format.format(toDecimal(amount, currency) as `${number}`)
}

function equalWeights(parts: number): bigint[] {
  if (!Number.isInteger(parts) || parts < 1) throw new RangeError(`Not a number of parts: ${parts}`)
  return Array.from({ length: parts }, () => 1n)
}

/** Back from exact arithmetic to money; throws RangeError beyond the safe integers. */
export function fromBigInt(value: bigint): Minor {
  return minor(Number(value))
}
