import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { countryName } from '#shared/country-name.ts'
import { type Day, formatDay, formatInstant, type Instant } from '#shared/dates.ts'
import { isLanguage, localeOf } from '#shared/languages.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Amounts, days, moments and names in the reader's language; moments on the reader's own clock. */
export function useFormat() {
  const { i18n } = useTranslation()
  const language = isLanguage(i18n.language) ? i18n.language : 'en'
  return useMemo(() => {
    const locale = localeOf(language)
    const number = new Intl.NumberFormat(locale)
    const list = new Intl.ListFormat(locale)
    const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
    return {
      language,
      money: (amount: Minor, currency: Currency) => formatMoney(amount, currency, language),
      day: (day: Day) => formatDay(day, language),
      instant: (instant: Instant) => formatInstant(instant, language, timeZone),
      count: (count: number) => number.format(count),
      /** A share of one: 0.1 is 10 %. */
      percent: (share: number) => percent.format(share),
      list: (items: readonly string[]) => list.format(items),
      country: (code: string) => countryName(code, language),
    }
  }, [language])
}

export type Format = ReturnType<typeof useFormat>
