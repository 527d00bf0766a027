import { coverOf, type PlanHistory } from '../cases/plan-life.ts'
import { addDays, type Day, weekday } from '../dates.ts'
import { zero } from '../money.ts'

/** Before its day, on it, and once after it: what happens if it stays unpaid is said each time. */
export const reminderKinds = ['SOON', 'DUE', 'LATE'] as const
export type InstalmentReminder = (typeof reminderKinds)[number]

/** How many days before an instalment we speak of it [G]. */
export const soonDays = 3
/** No run of weekends and holidays is longer: a look so far ahead sees every instalment to be spoken of. */
export const soonAtMost = soonDays + 10

/**
 * From which day on we speak of an instalment: three days before it, or on the last working day before those. Where all
 * three are a weekend and holidays nobody may be written to, and a card would be charged without a word before.
 */
export function soonFrom(dueOn: Day, holidays: ReadonlySet<string>): Day {
  let on = addDays(dueOn, -soonDays)
  while (weekday(on) > 5 || holidays.has(on)) on = addDays(on, -1)
  return on
}

export type DueReminder = { readonly number: number; readonly kind: InstalmentReminder }

/**
 * The reminder that a plan asks for on a day, or null: of the first instalment that lacks something. Nothing is said while
 * a payment is on its way, while the case is paused, or on the day of the signature.
 */
export function reminderOn(
  plan: PlanHistory,
  signedOn: Day,
  today: Day,
  holidays: ReadonlySet<string>,
): DueReminder | null {
  if (plan.isPaused || plan.inFlight.length > 0 || today <= signedOn) return null
  const cover = coverOf(plan.instalments, plan.receipts)
  const next = plan.instalments.find(({ amount }, place) => (cover[place] ?? zero) < amount)
  if (!next) return null
  if (today < soonFrom(next.dueOn, holidays)) return null
  const { number, dueOn } = next
  return { number, kind: today < dueOn ? 'SOON' : today === dueOn ? 'DUE' : 'LATE' }
}
