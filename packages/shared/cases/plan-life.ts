import { addDays, addWorkingDays, type Day, latest } from '../dates.ts'
import { add, type Minor, min, subtract, sum, zero } from '../money.ts'

/** One payment of a plan, and the last day on which it is not too late (D2). */
export type GracedInstalment = {
  readonly number: number
  readonly dueOn: Day
  readonly amount: Minor
  readonly graceUntil: Day
}
/** Money for a plan, on the day on which the debtor did its part, on the debtor's calendar. */
export type PlanReceipt = { readonly on: Day; readonly amount: Minor; readonly paymentId?: string }
/** What of a receipt paid an instalment. */
export type PlanPiece = { readonly paymentId: string; readonly amount: Minor }

/** What has happened to a plan since it was signed. */
export type PlanHistory = {
  readonly instalments: readonly GracedInstalment[]
  readonly receipts: readonly PlanReceipt[]
  /** The days on which payments were begun whose outcome nobody knows yet. */
  readonly inFlight: readonly Day[]
  /** Until when what is late may be paid all the same: the plan was restored, or a pause of the case was lifted. */
  readonly cureBy: Day | null
  /** The whole case is paused: nothing is asked for, so nothing can be missed. */
  readonly isPaused: boolean
}

/** Our own clocks [G] (D2, Part 7.7): grace in working days, and days in which a broken plan may be restored once. */
export const planClocks = { graceDays: 3, restoreDays: 10 } as const

/**
 * What of each receipt paid each instalment. A receipt pays what had fallen due on its day, in order; then the next
 * instalment; what is more than that shortens the plan from its end (D2). Never more than an instalment is, never more
 * than was paid.
 */
function paidInto(
  instalments: readonly { readonly dueOn: Day; readonly amount: Minor }[],
  receipts: readonly PlanReceipt[],
): { receipt: PlanReceipt; amount: Minor }[][] {
  const open = instalments.map(({ amount }) => amount)
  const paid = instalments.map((): { receipt: PlanReceipt; amount: Minor }[] => [])
  const inOrder = receipts.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  for (const receipt of inOrder) {
    let left = receipt.amount
    const pay = (place: number) => {
      const part = min(left, open[place] ?? zero)
      if (part > 0) paid[place]?.push({ receipt, amount: part })
      open[place] = subtract(open[place] ?? zero, part)
      left = subtract(left, part)
    }
    const places = instalments.map((_, place) => place)
    const fallen = places.filter((place) => (instalments[place]?.dueOn ?? receipt.on) <= receipt.on)
    for (const place of fallen) pay(place)
    const next = left > 0 ? places.find((place) => (open[place] ?? zero) > 0) : undefined
    if (next !== undefined) pay(next)
    for (const place of places.toReversed()) pay(place)
  }
  return paid
}

/** What of each instalment is paid. */
export const coverOf = (...plan: Parameters<typeof paidInto>): Minor[] =>
  paidInto(...plan).map((pieces) => sum(pieces.map(({ amount }) => amount)))

/** By which receipts each instalment was paid; a receipt that paid it in two goes stands there once. */
export const paidBy = (...plan: Parameters<typeof paidInto>): PlanPiece[][] =>
  paidInto(...plan).map((pieces) => {
    const of = new Map<string, Minor>()
    for (const { receipt, amount } of pieces)
      if (receipt.paymentId) of.set(receipt.paymentId, add(of.get(receipt.paymentId) ?? zero, amount))
    return [...of].map(([paymentId, amount]) => ({ paymentId, amount }))
  })

/** The last day on which this instalment is not too late. */
export const graceEnd = ({ graceUntil }: GracedInstalment, { cureBy }: Pick<PlanHistory, 'cureBy'>): Day =>
  latest(graceUntil, cureBy ?? graceUntil)

/**
 * On which day a plan was broken, or null while it is kept: the day after the grace of the first instalment that was
 * not covered by then. It is worked out, never waited for (btcpayserver #6652). A payment that was begun in time and
 * whose outcome is not known yet stops the clock, and counts from its own day if it brings money (#6656, #7212).
 */
export function brokenOn(plan: PlanHistory, today: Day): Day | null {
  if (plan.isPaused) return null
  for (const [place, instalment] of plan.instalments.entries()) {
    const until = graceEnd(instalment, plan)
    if (until >= today) continue
    const inTime = plan.receipts.filter(({ on }) => on <= until)
    if ((coverOf(plan.instalments, inTime)[place] ?? zero) >= instalment.amount) continue
    if (plan.inFlight.some((begunOn) => begunOn <= until)) continue
    return addDays(until, 1)
  }
  return null
}

/** What had fallen due before a day and is not paid by these receipts. */
export function arrearsBefore(
  { instalments }: Pick<PlanHistory, 'instalments'>,
  receipts: readonly PlanReceipt[],
  before: Day,
): Minor {
  const cover = coverOf(instalments, receipts)
  const late = instalments.map(({ dueOn, amount }, place) =>
    dueOn < before ? subtract(amount, cover[place] ?? zero) : zero,
  )
  return sum(late)
}

/** The last day on which paying what is late restores a plan that was broken on this day. */
export const restorableUntil = (broken: Day): Day => addDays(broken, planClocks.restoreDays)

/** The day on which what was late was paid in full and in time to restore a broken plan, or null. */
export function restoredOn(plan: PlanHistory, broken: Day): Day | null {
  const days = plan.receipts.map(({ on }) => on).filter((on) => on >= broken && on <= restorableUntil(broken))
  const whole = days.toSorted().find(
    (on) =>
      arrearsBefore(
        plan,
        plan.receipts.filter((receipt) => receipt.on <= on),
        broken,
      ) === 0,
  )
  return whole ?? null
}

/** After a plan was restored, nothing of before makes it broken again at once. */
export const cureByAfter = (restored: Day): Day => addWorkingDays(restored, planClocks.graceDays)

/** A plan that was broken, and what became of it. */
export type Break = { readonly brokenOn: Day; readonly restoredOn: Day | null; readonly cureBy: Day | null }

/**
 * Everything that becomes of a plan until a day: each time that it was broken, and the one time that it restores itself
 * because what was late was paid within ten days. Afterwards only a person of the desk restores it (D2).
 */
export function breaksOf(plan: PlanHistory, today: Day, mayRestore: boolean): Break[] {
  const broken = brokenOn(plan, today)
  if (!broken) return []
  const restored = mayRestore ? restoredOn(plan, broken) : null
  if (!restored) return [{ brokenOn: broken, restoredOn: null, cureBy: null }]
  const cureBy = cureByAfter(restored)
  return [
    { brokenOn: broken, restoredOn: restored, cureBy },
    ...breaksOf({ ...plan, cureBy: latest(cureBy, plan.cureBy ?? cureBy) }, today, false),
  ]
}
