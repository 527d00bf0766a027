import type { Day } from '../dates.ts'
import type { StatutoryRate } from './country-file.ts'
import { halfYearOf } from './half-year.ts'
import { type ReferenceRate, referenceRate } from './reference-rates.ts'

/** The yearly rate that a country's statute gives on one day, with the parts it is made of. */
export type RateOnDay = {
  /** Hundredths of a percentage point: 1015 is 10.15 %. */
  readonly hundredths: number
  readonly reference: number
  readonly margin: number
  readonly source: string
  readonly verified: boolean
}

const fixed: ReferenceRate = { hundredths: 0, source: '', verified: true, asOf: '' }

/** The rate of one day. Where no reference rate is on file it is zero, so that we never claim more than we can show. */
export function rateOn(rule: StatutoryRate, on: Day): RateOnDay {
  const half = halfYearOf(on)
  const reference = rule.base === 'FIXED' ? fixed : referenceRate(rule.base, half)
  if (!reference) {
    return { hundredths: 0, reference: 0, margin: 0, source: 'no rate on file', verified: false }
  }
  const margin = [...rule.margins].reverse().find((entry) => entry.from <= on) ?? rule.margins[0]
  const sum = reference.hundredths + margin.hundredths
  const step = rule.roundUpTo ?? 1
  return {
    hundredths: Math.ceil(sum / step) * step,
    reference: reference.hundredths,
    margin: margin.hundredths,
    source: [reference.source, margin.source].filter(Boolean).join('; '),
    verified: reference.verified && margin.verified,
  }
}

/** The days after `from` and up to `to` on which the margin changes. */
export function marginChanges(rule: StatutoryRate, from: Day, to: Day): Day[] {
  const changes = rule.margins.slice(1).map((entry) => entry.from)
  return changes.filter((change) => change > from && change <= to)
}

/** `1015` as `10.15`: a percentage with two decimals. */
export function percentText(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0')
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
