import { addDays, addWorkingDays, type Day, daysBetween, weekday } from '../dates.ts'
import { remittanceDays } from '../cases/yours.ts'
import { type Currency, fromBigInt, type Minor, minor } from '../money.ts'
import { compareWithCents, eurRate, exactCents, fromEur } from '../quotes/eur-rates.ts'
import { Refusal } from '../refusal.ts'

/** Tuesday [G]: what was paid over the weekend has reached the bank by then. */
export const runWeekday = 2
/** From this total of a run on, in euro cents, two people approve it [G]. */
export const fourEyesLimit = minor(10_000_00)
/** Less than this, in euro cents, waits for more [G], but never beyond the day by which it must be paid out. */
export const smallestRemittance = minor(10_00)

/**
 * Whether a run is proposed today: weekly (Part 7.7), and at once where the day of the week was missed. The first run of
 * all does not wait for its weekday.
 */
export function runsToday(today: Day, lastRunOn: Day | null): boolean {
  if (lastRunOn === null) return true
  const since = daysBetween(lastRunOn, today)
  return since >= 7 || (since > 0 && weekday(today) === runWeekday)
}

/** The next day on which a run is proposed, for whoever waits for money. */
export function nextRunOn(today: Day, lastRunOn: Day | null): Day {
  for (let ahead = 0; ahead < 7; ahead += 1) {
    const on = addDays(today, ahead)
    if (runsToday(on, lastRunOn)) return on
  }
  return addDays(today, 7)
}

/** The last day on which what is at the bank since a day reaches the creditor (Part 7.7). */
export const payOutBy = (clearedOn: Day): Day => addWorkingDays(clearedOn, remittanceDays)

/** The smallest amount that goes out, in the currency it goes out in; the rate decides a threshold only (Part 7.10). */
export const smallestIn = (currency: Currency, today: Day): Minor =>
  fromEur(smallestRemittance, eurRate(currency, today))

export type Total = { readonly currency: Currency; readonly amount: Minor }

/** How many people approve what goes out: two from the limit on, and the second is never the first (four eyes). */
export function approvalsNeeded(totals: readonly Total[], today: Day): 1 | 2 {
  const exact = totals.map(({ currency, amount }) => exactCents(amount, eurRate(currency, today)))
  // Fractions are added over one denominator, so that nothing is rounded before it is compared.
  const whole = exact.reduce(
    (sum, { cents, per }) => ({ cents: sum.cents * per + cents * sum.per, per: sum.per * per }),
    { cents: 0n, per: 1n },
  )
  return compareWithCents(whole, fourEyesLimit) >= 0 ? 2 : 1
}

/** The total in euro cents, for showing beside the limit. */
export function totalInEur(totals: readonly Total[], today: Day): Minor {
  const cents = totals.map(({ currency, amount }) => {
    const exact = exactCents(amount, eurRate(currency, today))
    return (exact.cents * 2n + exact.per) / (exact.per * 2n)
  })
  return fromBigInt(cents.reduce((sum, each) => sum + each, 0n))
}

export const runStatuses = ['PROPOSED', 'APPROVED', 'SENT', 'DONE', 'DISCARDED'] as const
export type RunStatus = (typeof runStatuses)[number]

export type ApprovedBy = { readonly status: RunStatus; readonly firstById: string | null }

/** Why this person cannot approve the run, or null. */
export function whyNotApprove(run: ApprovedBy, personId: string): Refusal | null {
  if (run.status !== 'PROPOSED') return new Refusal('remittances.notWaiting')
  return run.firstById === personId ? new Refusal('remittances.secondPerson') : null
}
