import type { PlanStanding } from '../cases/demand.ts'
import type { Day } from '../dates.ts'
import type { Minor } from '../money.ts'

/** A day of a plan in the debtor's own calendar. */
export type FeedDay = {
  readonly number: number
  readonly on: Day
  readonly amount: Minor
  readonly isPaid: boolean
}

/**
 * What a calendar shows of a plan: a day for each payment, with what is still to be paid of it; a paid one stays, with
 * what it was, so that nothing seems to be forgotten. Once the plan does not count any more, nothing.
 */
export const feedDaysOf = (plan: PlanStanding | null): FeedDay[] =>
  (plan?.instalments ?? []).map(({ number, dueOn, amount, open }) => ({
    number,
    on: dueOn,
    amount: open > 0 ? open : amount,
    isPaid: open === 0,
  }))
