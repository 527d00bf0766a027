import { type CaseStatus, isCollecting } from '../cases/case.ts'
import type { InstalmentStanding, PlanStanding } from '../cases/demand.ts'
import { addDays, type Day, type Instant } from '../dates.ts'
import { max, type Minor, min, subtract, sum, zero } from '../money.ts'

/**
 * What became of one try to charge an instalment. NEEDS_DEBTOR: the bank wants the debtor itself, so it is never tried
 * again without it (C9). NOT_MADE: it never reached the provider, who knows nothing of it, so that it was no refusal.
 */
export type ChargeStatus = 'STARTED' | 'SUCCEEDED' | 'DECLINED' | 'NEEDS_DEBTOR' | 'NOT_MADE'
export type Tried = {
  readonly number: number
  readonly status: ChargeStatus
  readonly on: Day
  readonly amount: Minor
}

/** Why a kept card is charged no more: the debtor removed it, the desk stopped it, or it ends before the next payment. */
export const cardEnds = ['REMOVED', 'STOPPED', 'EXPIRES'] as const
export type CardEnd = (typeof cardEnds)[number]

/**
 * Our own measures [G]. Once more after a refusal, and after how many days: both tries lie inside the grace. A try that
 * was not made is made anew the next day, a few times. Asked for without an answer: the same try is asked for again for
 * an hour, long before the provider forgets its name (24 hours), and given up an hour after that.
 */
export const chargeRules = {
  tries: 2,
  againAfterDays: 2,
  anewAfterDays: 1,
  mostTries: 4,
  fromMinute: 9 * 60,
  toldDaysBeforeExpiry: 14,
  askMinutes: 60,
  waitMinutes: 120,
} as const

export type CardExpiry = { readonly month: number; readonly year: number }

export type BeforeCharging = {
  readonly status: CaseStatus
  readonly isPaused: boolean
  /** Part of the claim is disputed: while it is looked into nothing is taken by itself. */
  readonly isDisputed: boolean
  /** A payment is on its way: the same instalment must not be paid twice. */
  readonly isInFlight: boolean
  readonly plan: PlanStanding | null
  readonly most: Minor
  /** What may be charged in all while this card is kept: the limit that its words name. */
  readonly limit: Minor
  readonly expiry: CardExpiry
  readonly tried: readonly Tried[]
  /** On the debtor's calendar and clock. */
  readonly today: Day
  readonly minute: number
}

export type DueCharge = {
  readonly number: number
  readonly attempt: number
  readonly amount: Minor
  readonly dueOn: Day
}

/**
 * What a kept card is charged now, or null: the first instalment that lacks something, on its day and never before, in
 * the morning of the debtor; never while anything is paused, disputed or on its way, never a card that has expired, and
 * never more in all than the debtor has allowed.
 */
export function chargeDue(before: BeforeCharging): DueCharge | null {
  const { status, isPaused, isDisputed, isInFlight, plan, most, limit, expiry, tried, today, minute } = before
  if (!isCollecting(status) || isPaused || isDisputed || isInFlight || !plan?.next) return null
  if (plan.next.dueOn > today || minute < chargeRules.fromMinute || expiresBefore(expiry, today)) return null
  const own = triesOf(plan.next, tried)
  const on = nextTryOn(plan.next.dueOn, own)
  if (on === null || today < on) return null
  const amount = min(min(plan.next.open, most), leftOf(limit, tried))
  return amount > 0
    ? { number: plan.next.number, attempt: own.length + 1, amount, dueOn: plan.next.dueOn }
    : null
}

/** When the card is charged next as far as anybody knows: the day of the next instalment, or that of another try. */
export function nextChargeOn(
  { plan, expiry, limit, tried }: Pick<BeforeCharging, 'plan' | 'expiry' | 'limit' | 'tried'>,
  today: Day,
): Day | null {
  const next = plan?.next
  if (!next || leftOf(limit, tried) === 0) return null
  const on = nextTryOn(next.dueOn, triesOf(next, tried))
  if (on === null) return null
  const day = on > today ? on : today
  return expiresBefore(expiry, day) ? null : day
}

/** What is charged next. `agreedOn` is the day that was agreed, where it is none on which banks work (D2). */
export type NextCharge = {
  readonly number: number
  readonly on: Day
  readonly amount: Minor
  readonly agreedOn: Day | null
}

/** The same with what it is charged: never more than is still open, may be paid, and was allowed. */
export function nextCharge(
  before: Pick<BeforeCharging, 'plan' | 'most' | 'expiry' | 'limit' | 'tried'>,
  today: Day,
): NextCharge | null {
  const { plan, most, limit, tried } = before
  const on = nextChargeOn(before, today)
  if (!plan?.next || on === null) return null
  const amount = min(min(plan.next.open, most), leftOf(limit, tried))
  if (amount === 0) return null
  const { number, statutoryOn, dueOn } = plan.next
  return { number, on, amount, agreedOn: on === dueOn && dueOn !== statutoryOn ? statutoryOn : null }
}

const triesOf = ({ number }: InstalmentStanding, tried: readonly Tried[]) =>
  tried.filter((one) => one.number === number)

/** The first day on which an instalment may be tried, given what was tried before; null where it is not tried any more. */
function nextTryOn(dueOn: Day, own: readonly Tried[]): Day | null {
  const last = own.at(-1)
  if (!last) return dueOn
  const refused = own.filter(({ status }) => status === 'DECLINED').length
  if (refused >= chargeRules.tries || own.length >= chargeRules.mostTries) return null
  if (last.status === 'DECLINED') return addDays(last.on, chargeRules.againAfterDays)
  return last.status === 'NOT_MADE' ? addDays(last.on, chargeRules.anewAfterDays) : null
}

/** What is left of the limit: money that was charged, or that may have been. */
function leftOf(limit: Minor, tried: readonly Tried[]): Minor {
  const taken = tried.filter(({ status }) => status === 'SUCCEEDED' || status === 'STARTED')
  return max(zero, subtract(limit, sum(taken.map(({ amount }) => amount))))
}

/** Whether the card ends before this day: a card is good to the last day of its month. */
export function expiresBefore(card: CardExpiry, on: Day): boolean {
  const month = Number(on.slice(5, 7)) + Number(on.slice(0, 4)) * 12
  return card.year * 12 + card.month < month
}

/**
 * The instalment that a card will not live to see, once it is time to say so: the debtor has two weeks to let us keep
 * another one or to pay by link.
 */
export function tooLateFor(
  plan: PlanStanding | null,
  card: CardExpiry,
  today: Day,
): InstalmentStanding | null {
  const next = plan?.next
  if (!next || !expiresBefore(card, next.dueOn)) return null
  return addDays(today, chargeRules.toldDaysBeforeExpiry) >= next.dueOn ? next : null
}

/** What is paid now with the card, and what it may be charged afterwards; null where nothing follows. */
export function keptFor(plan: PlanStanding): { now: Minor; later: readonly InstalmentStanding[] } | null {
  const open = plan.instalments.filter((one) => one.open > 0)
  const later = plan.due > 0 ? open.filter(({ state }) => state === 'TO_COME') : open.slice(1)
  const now = plan.due > 0 ? plan.due : open[0]?.open
  return now && later.length > 0 ? { now, later } : null
}

/** What is charged in all while the card is kept: the limit that its words name. */
export const chargedAtMost = (later: readonly InstalmentStanding[]): Minor =>
  sum(later.map(({ open }) => open))

/**
 * What to do about a try of which the provider knows nothing, so long after it was begun. `ASK`: again, under the same
 * name · `WAIT`: only look · `GIVE_UP`: it was never made, and whatever was on its way there has long arrived.
 */
export function withoutAnswer(startedAt: Instant, now: Instant): 'ASK' | 'WAIT' | 'GIVE_UP' {
  const minutes = (Date.parse(now) - Date.parse(startedAt)) / 60_000
  if (minutes < chargeRules.askMinutes) return 'ASK'
  return minutes < chargeRules.waitMinutes ? 'WAIT' : 'GIVE_UP'
}

/** Why a bank refused, in the few words that a person can do something with. */
export const refusalReasons = ['FUNDS', 'EXPIRED', 'LOST', 'AUTHENTICATION', 'OTHER'] as const
export type RefusalReason = (typeof refusalReasons)[number]

export function reasonOf(code: string | null): RefusalReason {
  if (code === 'insufficient_funds') return 'FUNDS'
  if (code === 'expired_card') return 'EXPIRED'
  if (code === 'lost_card' || code === 'stolen_card' || code === 'pickup_card') return 'LOST'
  return code === 'authentication_required' ? 'AUTHENTICATION' : 'OTHER'
}
