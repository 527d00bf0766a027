import type { Currency, Minor } from '../money.ts'
import { countryFile } from './country-files.ts'

/** Why no fixed compensation is asked. */
export type NoCompensation = 'NO_LOCAL_FILE' | 'NO_RULE' | 'OTHER_CURRENCY' | 'NOT_OVERDUE'

export type Compensation =
  | { readonly amount: Minor; readonly basis: string; readonly source: string; readonly verified: boolean }
  | { readonly amount: null; readonly why: NoCompensation }

/**
 * The fixed compensation for one late invoice of this size (Directive 2011/7/EU Art 6; C4).
 * It is asked only in its own currency: claims are never silently converted (Part 7.10).
 */
export function compensationFor(country: string, principal: Minor, currency: Currency): Compensation {
  const file = countryFile(country)
  if (!file) return { amount: null, why: 'NO_LOCAL_FILE' }
  const rule = file.compensation
  if (!rule) return { amount: null, why: 'NO_RULE' }
  if (rule.currency !== currency) return { amount: null, why: 'OTHER_CURRENCY' }
  const step = rule.steps.find(
    ({ below, upTo }) =>
      (below === undefined && upTo === undefined) ||
      (below !== undefined && principal < below) ||
      (upTo !== undefined && principal <= upTo),
  )
  if (!step) return { amount: null, why: 'NO_RULE' }
  return { amount: step.amount, basis: rule.basis, source: rule.source, verified: rule.verified }
}
