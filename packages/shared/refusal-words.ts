import { countryName } from './country-name.ts'
import { formatDay, isDay } from './dates.ts'
import type { Language } from './languages.ts'
import { formatMoney, isCurrency, minor } from './money.ts'
import type { RefusalParams } from './refusal.ts'

/**
 * The values of a refusal as its sentence wants them: days and countries in the reader's words, and `minimumMinor`
 * beside a `currency` as the amount `minimum`. Everything else stays what it is.
 */
export function paramsInWords(params: RefusalParams, language: Language): Record<string, string | number> {
  const { currency } = params
  const entries = Object.entries(params).map(([name, value]): [string, string | number] => {
    if (isDay(value)) return [name, formatDay(value, language)]
    if (name === 'country' && typeof value === 'string') return [name, countryName(value, language)]
    if (name.endsWith('Minor') && typeof value === 'number' && isCurrency(currency)) {
      return [name.slice(0, -'Minor'.length), formatMoney(minor(value), currency, language)]
    }
    return [name, value]
  })
  return Object.fromEntries(entries)
}
