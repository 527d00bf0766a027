import { type CaseStatus, isCollecting } from '../cases/case.ts'
import type { InstalmentStanding, PlanStanding } from '../cases/demand.ts'
import { addDays, type Day } from '../dates.ts'
import { type Minor, min, zero } from '../money.ts'

/**
 * What became of one try to charge an instalment. NEEDS_DEBTOR: the bank wants the debtor itself, so it is never tried
 * again without it (C9).
 */
export type ChargeStatus = 'STARTED' | 'SUCCEEDED' | 'DECLINED' | 'NEEDS_DEBTOR'
export type Tried = { readonly number: number; readonly status: ChargeStatus; readonly on: Day }

/** Once more after a refusal, and after how many days [G]: both tries lie inside the grace. */
export const chargeRules = {
  tries: 2,
  againAfterDays: 2,
  fromMinute: 9 * 60,
  toldDaysBeforeExpiry: 14,
} as const

export type BeforeCharging = {
  readonly status: CaseStatus
  readonly isPaused: boolean
  /** Part of the claim is disputed: while it is looked into nothing is taken by itself. */
  readonly isDisputed: boolean
  /** A payment is on its way: the same instalment must not be paid twice. */
  readonly isInFlight: boolean
  readonly plan: PlanStanding | null
  readonly most: Minor
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
 * the morning of the debtor; never while anything is paused, disputed or on its way.
 */
export function chargeDue(before: BeforeCharging): DueCharge | null {
  const { status, isPaused, isDisputed, isInFlight, plan, most, tried, today, minute } = before
  if (!isCollecting(status) || isPaused || isDisputed || isInFlight || !plan?.next) return null
  if (plan.next.dueOn > today || minute < chargeRules.fromMinute) return null
  const own = tried.filter(({ number }) => number === plan.next?.number)
  if (own.some((one) => one.status !== 'DECLINED') || own.length >= chargeRules.tries) return null
  const last = own.at(-1)
  if (last && today < addDays(last.on, chargeRules.againAfterDays)) return null
  const amount = min(plan.next.open, most)
  return amount > 0
    ? { number: plan.next.number, attempt: own.length + 1, amount, dueOn: plan.next.dueOn }
    : null
}

/** When the card is charged next as far as anybody knows: the day of the next instalment, or that of the second try. */
export function nextChargeOn(plan: PlanStanding | null, tried: readonly Tried[], today: Day): Day | null {
  const next: InstalmentStanding | null = plan?.next ?? null
  if (!next) return null
  const own = tried.filter(({ number }) => number === next.number)
  const last = own.at(-1)
  if (!last) return next.dueOn > today ? next.dueOn : today
  return last.status === 'DECLINED' && own.length < chargeRules.tries
    ? addDays(last.on, chargeRules.againAfterDays)
    : null
}

/** Whether the card ends before what is still to be charged: a card is good to the last day of its month. */
export function expiresBefore(card: { readonly month: number; readonly year: number }, on: Day): boolean {
  const month = Number(on.slice(5, 7)) + Number(on.slice(0, 4)) * 12
  return card.year * 12 + card.month < month
}

/** What is charged in all while the card is kept: what the mandate names as its limit. */
export const chargedAtMost = (plan: PlanStanding | null): Minor => plan?.rest ?? zero

/** Why a bank refused, in the few words that a person can do something with. */
export const refusalReasons = ['FUNDS', 'EXPIRED', 'LOST', 'AUTHENTICATION', 'OTHER'] as const
export type RefusalReason = (typeof refusalReasons)[number]

export function reasonOf(code: string | null): RefusalReason {
  if (code === 'insufficient_funds') return 'FUNDS'
  if (code === 'expired_card') return 'EXPIRED'
  if (code === 'lost_card' || code === 'stolen_card' || code === 'pickup_card') return 'LOST'
  return code === 'authentication_required' ? 'AUTHENTICATION' : 'OTHER'
}
