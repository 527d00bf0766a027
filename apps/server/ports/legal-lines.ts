import { type Day, formatDay } from '#shared/dates.ts'
import type { Language } from '#shared/languages.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import { formatPercent } from '#shared/percent.ts'

/** One stretch of late interest at one rate, as `lateInterest` works it out. */
export type InterestSlice = {
  from: Day
  to: Day
  days: number
  ratePercent: string
  source: string
  verified: boolean
  interest: Minor
}

/** A fact of law in the words of that law, with its source and whether it was checked. */
export type LegalFact = { basis: string; source: string; verified: boolean }

export const factLine = (law: LegalFact): string => `${law.basis} (${law.source})${law.verified ? '' : ' *'}`

/** An asterisk follows a rate that rests on one secondary source; the paper says below what it means. */
export function interestRow(slice: InterestSlice, currency: Currency, language: Language): string[] {
  return [
    `${formatDay(slice.from, language)} – ${formatDay(slice.to, language)}`,
    String(slice.days),
    `${formatPercent(slice.ratePercent, language)}${slice.verified ? '' : ' *'}`,
    slice.source,
    formatMoney(slice.interest, currency, language),
  ]
}
