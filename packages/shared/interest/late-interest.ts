import { type Day, daysBetween } from '../dates.ts'
import { type Currency, type Minor, minor, roundTogether, sum } from '../money.ts'
import { type Compensation, compensationFor } from './compensation.ts'
import type { StatutoryRate } from './country-file.ts'
import { countryFile } from './country-files.ts'
import { openRuns, type PrincipalPayment, type Run, runsUnder } from './interest-runs.ts'
import { percentText, rateOn } from './statutory-rate.ts'

export type InterestQuestion = {
  readonly country: string
  readonly principal: Minor
  readonly currency: Currency
  readonly dueOn: Day
  readonly onDay: Day
  readonly payments?: readonly PrincipalPayment[]
}

/** A run of days with one rate on one balance. `from` and `to` both count. */
export type InterestSlice = {
  readonly from: Day
  readonly to: Day
  readonly days: number
  readonly principal: Minor
  readonly ratePercent: string
  readonly referencePercent: string
  readonly marginPercent: string
  readonly source: string
  readonly verified: boolean
  readonly interest: Minor
}

export type LateInterest = {
  /** COMPUTED, or why there is no statutory interest. */
  readonly status: 'COMPUTED' | 'NO_LOCAL_FILE' | 'NO_STATUTE' | 'NO_RATE_ON_FILE'
  /** Days of delay: from the day after the due date to the day asked about, or to the day of the last payment. */
  readonly days: number
  readonly interest: Minor
  readonly compensation: Minor | null
  readonly compensationDetail: Compensation
  readonly slices: readonly InterestSlice[]
  /** The article of law, or null where no statute is applied. */
  readonly basis: string | null
  readonly verified: boolean
}

// ACT/365: hundredths of a percent per year on whole days (Part 7.6).
const denominator = 10_000n * 365n

/**
 * Statutory interest on one late invoice, simple, never on interest (Directive 2011/7/EU Art 2(6), BGB section 289).
 *
 * It runs from the day after the due date (Art 3(3)) to the day asked about, both included. A payment counts up to and
 * including its day; the smaller balance bears interest from the next day on, so interest asked on the day of a payment
 * is the same before and after it. The slices are exact and rounded together: they add up to the total, which is
 * rounded half up once (Part 7.6). Payments after the day asked about do not exist yet on that day.
 *
 * Refuses (RangeError) a negative principal, payments that are not positive, and payments above the principal.
 */
export function lateInterest(question: InterestQuestion): LateInterest {
  const { country, principal, currency, dueOn, onDay } = question
  const payments = checkedPayments(question)
  const rule = countryFile(country)?.interest ?? null
  const runs = openRuns(principal, dueOn, onDay, payments)
  const last = runs.at(-1)
  const days = last ? daysBetween(dueOn, last.to) : 0
  const overdue = runs[0] ? runs[0].principal : minor(0)
  const compensation: Compensation =
    overdue > 0 ? compensationFor(country, overdue, currency) : { amount: null, why: 'NOT_OVERDUE' }
  const shared = { days, compensation: compensation.amount, compensationDetail: compensation }
  if (!rule || rule.regime === 'NONE') {
    const status = rule ? rule.why : 'NO_LOCAL_FILE'
    return { status, ...shared, interest: minor(0), slices: [], basis: null, verified: false }
  }
  const slices = priced(rule, runsUnder(rule, runs, payments))
  const interest = sum(slices.map((slice) => slice.interest))
  const verified = slices.every((slice) => slice.verified)
  return { status: 'COMPUTED', ...shared, interest, slices, basis: rule.basis, verified }
}

function checkedPayments({ principal, payments = [], onDay }: InterestQuestion): PrincipalPayment[] {
  if (principal < 0) throw new RangeError('A principal is not negative')
  if (payments.some((payment) => payment.amount <= 0)) throw new RangeError('A payment is more than nothing')
  const made = payments.filter((payment) => payment.on <= onDay)
  if (sum(made.map((payment) => payment.amount)) > principal)
    throw new RangeError('Paid more than the principal')
  return made.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

function priced(rule: StatutoryRate, runs: readonly Run[]): InterestSlice[] {
  const rates = runs.map((run) => ({
    ...run,
    rate: rateOn(rule, run.rateDay),
    days: daysBetween(run.from, run.to) + 1,
  }))
  const exact = rates.map(
    ({ principal, rate, days }) => BigInt(principal) * BigInt(rate.hundredths) * BigInt(days),
  )
  const amounts = roundTogether(exact, denominator)
  return rates.map(({ from, to, days, principal, rate }, place) => ({
    from,
    to,
    days,
    principal,
    ratePercent: percentText(rate.hundredths),
    referencePercent: percentText(rate.reference),
    marginPercent: percentText(rate.margin),
    source: rate.source,
    verified: rate.verified,
    interest: amounts[place] ?? minor(0),
  }))
}
