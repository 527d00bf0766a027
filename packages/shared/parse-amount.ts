import { exponent } from './currencies.ts'
import { type Language, localeOf } from './languages.ts'
import type { Currency, Minor } from './money.ts'

/**
 * Reads an amount as a person types it: `12.400,50`, `12,400.50`, `12 400`, `12'400.50`, `١٢٬٤٠٠٫٥٠`, `€ 12,50`.
 * It is string work from start to end, so no binary fraction ever touches it. Null means: ask again.
 *
 * Which mark is the decimal one:
 * - `٫` always; of `.` and `,` used together, the last one; a mark used twice groups thousands.
 * - A single mark with other than three digits behind it is the decimal one.
 * - A single mark with exactly three digits behind it (`12.400`) is the doubtful case. In a currency with two decimals
 *   or none it groups thousands: nobody writes tenths of a cent, so it is twelve thousand four hundred. In a currency
 *   with three decimals the reader's language decides (German `1,250` KWD is one dinar and a quarter, English is
 *   one thousand two hundred and fifty); without a language the dot is the decimal mark.
 * - Behind a blank, an apostrophe or `٬` used as the grouping mark, a later `.` or `,` is the decimal one.
 *
 * Refused (null): nothing, signs, two currencies, uneven groups, decimals that the currency does not have (zeros are
 * harmless), and amounts too large to count exactly.
 */
export function parseAmount(text: string, currency: Currency, language?: Language): Minor | null {
  const places = exponent(currency)
  const plain = withoutCurrency(westernDigits(text.slice(0, 80)).trim(), currency)
  if (!/^\d/.test(plain) || !/^[\d.,' ٫]*$/.test(plain)) return null
  const cut = decimalPlace(plain, places, language)
  const whole = ungrouped(cut === -1 ? plain : plain.slice(0, cut))
  const fraction = cut === -1 ? '' : plain.slice(cut + 1)
  if (whole === null || !/^\d*$/.test(fraction) || !/^0*$/.test(fraction.slice(places))) return null
  const value = Number(whole + fraction.slice(0, places).padEnd(places, '0'))
  return Number.isSafeInteger(value) ? (value as Minor) : null
}

/** Arabic-Indic and Persian digits become 0–9; the many blanks, quotes and invisible marks become one each. */
function westernDigits(text: string): string {
  return text
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/\s/g, ' ')
    .replace(/[’‘`´٬]/g, "'")
    .replace(/،/g, ',')
}

/** Takes the claim's own code or sign off either end; any other letter stays and is refused. */
function withoutCurrency(text: string, currency: Currency): string {
  const sign = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value
  for (const word of [currency, sign ?? currency]) {
    const upper = text.toUpperCase()
    if (upper.startsWith(word.toUpperCase())) return text.slice(word.length).trim()
    if (upper.endsWith(word.toUpperCase())) return text.slice(0, -word.length).trim()
  }
  return text
}

/** Where the decimal mark stands, or -1. */
function decimalPlace(plain: string, places: number, language: Language | undefined): number {
  const certain = plain.indexOf('٫')
  if (certain !== -1) return certain
  const dots = plain.split('.').length - 1
  const commas = plain.split(',').length - 1
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','))
  if (dots > 0 && commas > 0) return last
  if (dots + commas !== 1) return -1
  const before = plain.slice(0, last)
  const behind = plain.length - last - 1
  const couldGroup = behind === 3 && /^[1-9]\d{0,2}$/.test(before)
  if (!couldGroup) return last
  return places === 3 && plain.charAt(last) === decimalMark(language) ? last : -1
}

function decimalMark(language: Language | undefined): string {
  if (!language) return '.'
  const parts = new Intl.NumberFormat(localeOf(language)).formatToParts(1.5)
  return parts.find((part) => part.type === 'decimal')?.value ?? '.'
}

/** The digits without their grouping marks, or null when the groups are uneven. Indian grouping (12,34,567), always with commas, passes. */
function ungrouped(whole: string): string | null {
  const mark = /[.,' ]/.exec(whole)?.[0]
  if (!mark) return /^\d+$/.test(whole) ? whole : null
  const groups = whole.split(mark)
  const [first = '', ...rest] = groups
  if (!groups.every((group) => /^\d+$/.test(group))) return null
  const thousands = first.length <= 3 && rest.every((group) => group.length === 3)
  const indian =
    mark === ',' &&
    first.length <= 2 &&
    rest.at(-1)?.length === 3 &&
    rest.slice(0, -1).every((group) => group.length === 2)
  return thousands || indian ? groups.join('') : null
}
