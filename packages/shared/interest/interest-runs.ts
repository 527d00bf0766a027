import { addDays, type Day } from '../dates.ts'
import { type Minor, minor, subtract, sum } from '../money.ts'
import type { StatutoryRate } from './country-file.ts'
import { halfYearStarts } from './half-year.ts'
import { marginChanges } from './statutory-rate.ts'

/** What reduced the principal, and on which day. Interest and costs paid are not among it. */
export type PrincipalPayment = { readonly on: Day; readonly amount: Minor }

/** Days on which one balance is open, and the day whose rate it bears. */
export type Run = { readonly from: Day; readonly to: Day; readonly principal: Minor; readonly rateDay: Day }

/** The delay, cut where a payment changes the balance. Days on which nothing was open are left out. */
export function openRuns(
  principal: Minor,
  dueOn: Day,
  onDay: Day,
  payments: readonly PrincipalPayment[],
): Run[] {
  const runs: Run[] = []
  let from = addDays(dueOn, 1)
  while (from <= onDay) {
    const before = payments.filter((payment) => payment.on < from)
    const open = subtract(principal, sum(before.map((payment) => payment.amount)))
    if (open === 0) break
    const next = payments.find((payment) => payment.on >= from)
    const to = next && next.on < onDay ? next.on : onDay
    runs.push({ from, to, principal: open, rateDay: from })
    from = addDays(to, 1)
  }
  return runs
}

/** The runs as the country's regime cuts them, each with the day whose rate it bears (C4). */
export function runsUnder(
  rule: StatutoryRate,
  runs: readonly Run[],
  payments: readonly PrincipalPayment[],
): Run[] {
  switch (rule.regime) {
    case 'HALF_YEAR_SLICES':
      return runs.flatMap((run) => cutByRate(rule, run))
    case 'RATE_WHEN_INTEREST_STARTS':
      return runs.map((run) => ({ ...run, rateDay: runs[0]?.from ?? run.from }))
    case 'RATE_ON_PAYMENT_DAY':
      return byPart(runs, payments)
  }
}

function cutByRate(rule: StatutoryRate, run: Run): Run[] {
  const halves = rule.base === 'FIXED' ? [] : halfYearStarts(run.from, run.to)
  const changes = new Set([...halves, ...marginChanges(rule, run.from, run.to)])
  const starts = [run.from, ...[...changes].sort()]
  return starts.map((from, place) => {
    const next = starts[place + 1]
    return { ...run, from, to: next ? addDays(next, -1) : run.to, rateDay: from }
  })
}

/**
 * Each part of the debt bears, for its whole delay, the rate of the day on which that part was paid; the open rest
 * bears the rate of the day asked about. These runs begin on the same day and divide the balance, not the time.
 */
function byPart(runs: readonly Run[], payments: readonly PrincipalPayment[]): Run[] {
  const [first, last] = [runs[0], runs.at(-1)]
  if (!first || !last) return []
  const late = payments.filter((payment) => payment.on >= first.from)
  const paid = late.map(({ on, amount }) => ({ from: first.from, to: on, principal: amount, rateDay: on }))
  const rest = subtract(first.principal, ...late.map((payment) => payment.amount))
  if (rest === minor(0)) return paid
  return [...paid, { from: first.from, to: last.to, principal: rest, rateDay: last.to }]
}
