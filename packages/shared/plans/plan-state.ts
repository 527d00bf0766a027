import {
  arrearsBefore,
  breaksOf,
  coverOf,
  graceEnd,
  planClocks,
  type PlanHistory,
  restorableUntil,
} from '../cases/plan-life.ts'
import { addDays, type Day } from '../dates.ts'
import { type Minor, subtract, sum, zero } from '../money.ts'
import { nextOpenDay } from './schedule.ts'

/**
 * How a plan stands on a day; exactly one of these. `IN_GRACE`: late, and not too late · `RESTORABLE`: broken, and
 * paying what is late restores it · `BROKEN`: only a person of the desk restores it.
 */
export const planStates = ['ON_TIME', 'DUE', 'IN_GRACE', 'RESTORABLE', 'BROKEN', 'PAID'] as const
export type PlanState = (typeof planStates)[number]

export type PlanLife = {
  readonly state: PlanState
  /** The last day of this state: of the grace, or of restoring; the day of the next payment while all is in time. */
  readonly until: Day | null
  /** What has to be paid so that the plan is in time again. */
  readonly arrears: Minor
  /** A payment is on its way: no clock runs meanwhile. */
  readonly isHeld: boolean
  readonly brokenOn: Day | null
  /** Whether it was paid before the last instalment was due: that is always possible, and costs nothing. */
  readonly isEarly: boolean
}

/** The last day of grace: working days of the debtor's country, counted from the day on which an instalment is due. */
export function graceUntil(
  dueOn: Day,
  holidays: ReadonlySet<string>,
  days: number = planClocks.graceDays,
): Day {
  let until = dueOn
  for (let left = days; left > 0; left -= 1) until = nextOpenDay(addDays(until, 1), holidays)
  return until
}

/**
 * How a plan stands, from what has happened to it and nothing else: the same answer whenever it is asked, whether or not
 * anybody swept. `mayRestore` is false once it was restored.
 */
export function planLifeOn(plan: PlanHistory, today: Day, mayRestore = true): PlanLife {
  const { instalments, receipts, inFlight } = plan
  const cover = coverOf(instalments, receipts)
  const open = instalments.map(({ amount }, place) => subtract(amount, cover[place] ?? zero))
  const isHeld = inFlight.length > 0
  const life = { isHeld, arrears: zero, until: null, brokenOn: null, isEarly: false }
  const breaks = breaksOf(plan, today, mayRestore)
  const last = breaks.at(-1)
  if (last && last.restoredOn === null) {
    const until = restorableUntil(last.brokenOn)
    const isRestorable = mayRestore && breaks.length === 1 && today <= until
    return {
      ...life,
      state: isRestorable ? 'RESTORABLE' : 'BROKEN',
      until: isRestorable ? until : null,
      arrears: arrearsBefore(plan, receipts, isRestorable ? last.brokenOn : addDays(today, 1)),
      brokenOn: last.brokenOn,
    }
  }
  if (sum(open) === 0) {
    const lastDue = instalments.at(-1)?.dueOn
    return { ...life, state: 'PAID', isEarly: lastDue !== undefined && today < lastDue }
  }
  const next = instalments.find((_, place) => (open[place] ?? zero) > 0)
  if (!next || next.dueOn > today) return { ...life, state: 'ON_TIME', until: next?.dueOn ?? null }
  const arrears = arrearsBefore(plan, receipts, addDays(today, 1))
  if (next.dueOn === today) return { ...life, state: 'DUE', until: today, arrears }
  const cureBy = last?.cureBy ?? plan.cureBy
  return { ...life, state: 'IN_GRACE', until: graceEnd(next, { cureBy }), arrears }
}

/** A plan that was restored, and until when what is late may be paid all the same. */
export type Restored = { readonly restoredOn: Day | null; readonly cureBy: Day | null }

/**
 * What has to be said of a plan beyond its payments, to everybody who sees it; null where it simply runs or is paid.
 * `HELD`: late, and a payment is on its way, so that no clock runs · `RESTORED`: it counts again.
 */
export const toldStates = ['IN_GRACE', 'HELD', 'RESTORABLE', 'BROKEN', 'RESTORED'] as const
export type ToldState = (typeof toldStates)[number]

export function toldStateOf({
  state,
  isHeld,
  restoredOn,
}: Pick<PlanLife, 'state' | 'isHeld'> & Pick<Restored, 'restoredOn'>): ToldState | null {
  if (state === 'RESTORABLE' || state === 'BROKEN') return state
  if (state === 'PAID') return null
  if (state === 'IN_GRACE') return isHeld ? 'HELD' : 'IN_GRACE'
  return restoredOn === null ? null : 'RESTORED'
}
