import { addDays, compareDays, type Day } from '../dates.ts'
import type { Currency, Minor } from '../money.ts'
import { isCurrency } from '../money.ts'
import { Refusal } from '../refusal.ts'
import { needsSecondPerson } from './refund.ts'

/**
 * What a person can decide about money that came by card and is not what was expected: it pays a case, it goes back, it
 * stays for now, or there is none.
 */
export const asideDecisions = ['post', 'refund', 'keep', 'noted'] as const
export type AsideDecision = (typeof asideDecisions)[number]

export type AsideMoney = {
  readonly amount: Minor
  readonly isSettled: boolean
  /** The provider has named its payment; by that name alone it gives it back, and tells of it in a payout. */
  readonly hasNumber: boolean
  /** The same payment stands in the books as a receipt. */
  readonly isInBooks: boolean
  /** The provider was asked for it and says that it is not there any more. */
  readonly isGone: boolean
  /** The provider is being asked to give it back. */
  readonly goesBack: boolean
}

/**
 * Why this cannot be decided about it, or null. Somebody’s money is never only noted: it would stand in the books for
 * ever with nobody to look after it. What is not there, or is there twice, is noted and nothing else.
 */
export function whyNotSettleAside(money: AsideMoney, decision: AsideDecision): Refusal | null {
  if (money.isSettled) return new Refusal('payments.alreadySettled')
  const isNothing = money.amount <= 0 || money.isInBooks || money.isGone
  if (decision === 'noted') return isNothing ? null : new Refusal('payments.asideIsMoney')
  if (isNothing) return new Refusal('payments.asideNoMoney')
  if (decision === 'refund') return money.hasNumber ? null : new Refusal('payments.asideNoNumber')
  if (money.goesBack) return new Refusal('payments.asideGoesBack')
  return decision === 'post' && !money.hasNumber ? new Refusal('payments.asideNoNumber') : null
}

/** The longest that somebody lets it stay before it is looked at again [G]. */
export const longestAsideDays = 30

/** Why it cannot stay until this day, or null. */
export function whyNotKeepUntil(untilOn: Day, today: Day): Refusal | null {
  const isAhead = compareDays(untilOn, today) > 0
  const isNear = compareDays(untilOn, addDays(today, longestAsideDays)) <= 0
  return isAhead && isNear ? null : new Refusal('payments.asideDay', { days: longestAsideDays })
}

/**
 * What it means that this person gives it back: from the limit on the first asks, and another one agrees. A currency that
 * we do not know has no limit to compare with, so that two look at it.
 */
export function refundAsideStep(
  { amount, currency, askedById }: { amount: Minor; currency: Currency; askedById: string | null },
  personId: string,
  today: Day,
): 'ask' | 'do' | Refusal {
  const needsTwo = !isCurrency(currency) || needsSecondPerson(amount, currency, today)
  if (!needsTwo) return 'do'
  if (askedById === null) return 'ask'
  return askedById === personId ? new Refusal('payments.needsSecondPerson') : 'do'
}
