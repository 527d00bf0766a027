import { addDays, addYears, type Day, earliest, endOfYear } from '../dates.ts'
import type { LimitationRule, LimitationStart, LimitationWarning } from './country-file.ts'
import { countryFile } from './country-files.ts'

/** The last day on which a claim can be brought to court, and why we think so. Always shown with "verify" (C5). */
export type Limitation = {
  readonly country: string
  readonly lastDay: Day
  readonly years: number
  readonly start: LimitationStart
  /** The article of law. */
  readonly basis: string
  readonly source: string
  readonly verified: boolean
  readonly warning?: LimitationWarning
}

/**
 * The limitation of an invoice claim under one country's law, or null where nothing is on file.
 * Nothing that restarts or stops the clock is looked at (part payment, acknowledgement, court): the answer is the
 * earliest day that can be right.
 */
export function limitation({ country, dueOn }: { country: string; dueOn: Day }): Limitation | null {
  const rule = countryFile(country)?.limitation
  if (!rule) return null
  const { years, start, basis, source, verified, warning } = rule
  const lastDay = lastDayUnder(rule, dueOn)
  return { country, lastDay, years, start, basis, source, verified, ...(warning ? { warning } : {}) }
}

function lastDayUnder(rule: LimitationRule, dueOn: Day): Day {
  const { before } = rule
  if (before && dueOn < before.dueBefore) return earliest(addYears(dueOn, before.years), before.atLatest)
  const anniversary = addYears(dueOn, rule.years)
  if (rule.start === 'END_OF_YEAR') return endOfYear(anniversary)
  return rule.start === 'DUE_DAY_INCLUDED' ? addDays(anniversary, -1) : anniversary
}
