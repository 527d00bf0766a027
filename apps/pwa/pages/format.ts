import { countryName } from '#shared/country-name.ts'
import { type Day, formatDay } from '#shared/dates.ts'
import { numberFormat } from '#shared/formats.ts'
import type { Language } from '#shared/languages.ts'
import { type Currency, formatMoney, type Minor, toDecimal } from '#shared/money.ts'
import { formatPercent } from '#shared/percent.ts'

/** Amounts, days, percentages and countries in the reader's language. */
export function formatIn(language: Language) {
  const count = numberFormat(language, 'count', () => ({}))
  return {
    money: (amount: Minor, currency: Currency) => formatMoney(amount, currency, language),
    /** A bound of a price list: whole units, because nobody reads the zeros. */
    round: (amount: Minor, currency: Currency) =>
      numberFormat(language, `round ${currency}`, () => ({
        style: 'currency',
        currency,
        trailingZeroDisplay: 'stripIfInteger',
      })).format(toDecimal(amount, currency) as `${number}`),
    /** `10.00` reads as 10 %. */
    percent: (text: string) => formatPercent(text, language),
    day: (on: Day) => formatDay(on, language),
    country: (code: string) => countryName(code, language),
    count: (number: number) => count.format(number),
  }
}

export type Format = ReturnType<typeof formatIn>

/** Facts are dated with calendar days, written as plain text in the rules. */
export const asDay = (text: string) => text as Day
