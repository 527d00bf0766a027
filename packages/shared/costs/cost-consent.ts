import { type CaseStatus, isCollecting } from '../cases/case.ts'
import type { CostLine } from '../cases/cost-line.ts'
import { addDays, type Day } from '../dates.ts'
import { type Currency, type Minor, subtract, zero } from '../money.ts'
import { Refusal } from '../refusal.ts'

/** How a question about costs stands. Only GIVEN lets anything be spent: silence ends as LAPSED (A35). */
export const consentStatuses = ['WAITING', 'GIVEN', 'REFUSED', 'LAPSED', 'WITHDRAWN'] as const
export type ConsentStatus = (typeof consentStatuses)[number]
/** What stands in the database; that nobody has answered in time follows from the day. */
export type StoredStatus = Exclude<ConsentStatus, 'LAPSED'>

export const consentStatusOn = (status: StoredStatus, dueOn: Day, today: Day): ConsentStatus =>
  status === 'WAITING' && dueOn < today ? 'LAPSED' : status

/** How many days a creditor is given unless somebody chooses others, and the most (Part 7.7, as for documents) [G]. */
export const answerWithin = { days: 10, most: 60 } as const

/** Why the creditor cannot be asked, or null. */
export function whyNotAskCosts(
  { dueOn }: { readonly dueOn: Day },
  { status, today }: { readonly status: CaseStatus; readonly today: Day },
): Refusal | null {
  if (!isCollecting(status)) return new Refusal('cases.notNow')
  const last = addDays(today, answerWithin.most)
  if (dueOn <= today || dueOn > last)
    return new Refusal('costs.deadline', { from: addDays(today, 1), until: last })
  return null
}

/** Why a question can be neither answered nor taken back, or null. */
export function whyNotAnswer(status: ConsentStatus): Refusal | null {
  if (status === 'WAITING') return null
  return new Refusal(status === 'LAPSED' ? 'costs.lapsed' : 'costs.decided')
}

export type Consented = {
  readonly status: ConsentStatus
  readonly ceiling: Minor
  /** What was recorded under it already and not taken back. */
  readonly spent: Minor
  readonly currency: Currency
}

export const leftOf = ({ ceiling, spent }: Pick<Consented, 'ceiling' | 'spent'>): Minor =>
  subtract(ceiling, spent)

/** Why a cost cannot be recorded under this consent, or null. More than the ceiling needs a new consent (D6). */
export function whyNotRecord(amount: Minor, of: Consented, status: CaseStatus): Refusal | null {
  if (!isCollecting(status)) return new Refusal('cases.notNow')
  if (of.status !== 'GIVEN') return new Refusal('costs.noConsent')
  const left = leftOf(of)
  return amount > left ? new Refusal('costs.overCeiling', { leftMinor: left, currency: of.currency }) : null
}

/**
 * Why a cost cannot be taken back, or null. What the debtor has paid of it has to be given back first: otherwise the
 * debtor would have paid for a mistake of ours.
 */
export function whyNotTakeBack(
  cost: { readonly isTakenBack: boolean },
  without: Pick<CostLine, 'spent' | 'covered' | 'paid' | 'rule'>,
  status: CaseStatus,
): Refusal | null {
  if (cost.isTakenBack) return new Refusal('costs.takenBack')
  if (!isCollecting(status)) return new Refusal('cases.notNow')
  const asked = without.rule ? subtract(without.spent, without.covered) : zero
  return without.paid > asked ? new Refusal('costs.paidAlready') : null
}
