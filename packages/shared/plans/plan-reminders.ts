import { coverOf, type PlanHistory } from '../cases/plan-life.ts'
import { daysBetween, type Day } from '../dates.ts'
import { zero } from '../money.ts'

/** Before its day, on it, and once after it: what happens if it stays unpaid is said each time. */
export const reminderKinds = ['SOON', 'DUE', 'LATE'] as const
export type InstalmentReminder = (typeof reminderKinds)[number]

/** How many days before an instalment we speak of it [G]. */
export const soonDays = 3

export type DueReminder = { readonly number: number; readonly kind: InstalmentReminder }

/**
 * The reminder that a plan asks for on a day, or null: of the first instalment that lacks something. Nothing is said while
 * a payment is on its way, while the case is paused, or on the day of the signature.
 */
export function reminderOn(plan: PlanHistory, signedOn: Day, today: Day): DueReminder | null {
  if (plan.isPaused || plan.inFlight.length > 0 || today <= signedOn) return null
  const cover = coverOf(plan.instalments, plan.receipts)
  const next = plan.instalments.find(({ amount }, place) => (cover[place] ?? zero) < amount)
  if (!next) return null
  const left = daysBetween(today, next.dueOn)
  if (left > soonDays) return null
  return { number: next.number, kind: left > 0 ? 'SOON' : left === 0 ? 'DUE' : 'LATE' }
}
