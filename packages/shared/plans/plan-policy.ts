import { type Authority, debtForAuthority, whoDecides } from '../agreements/authority.ts'
import { type Mandate, mostInstalments } from '../agreements/mandate.ts'
import { type CaseStatus, isCollecting } from '../cases/case.ts'
import { addDays, type Day } from '../dates.ts'
import { type Currency, max, type Minor, min, mulDiv, subtract } from '../money.ts'
import { fromEur } from '../quotes/eur-rates.ts'
import { Refusal } from '../refusal.ts'
import type { Decider } from './negotiation.ts'
import { type Bounds, whyNotTerms } from './plan-terms.ts'
import { scheduleOf, type Terms } from './schedule.ts'

/** What is true of a case when somebody proposes a plan for it. Amounts are in the claim's currency. */
export type Situation = {
  readonly status: CaseStatus
  readonly today: Day
  readonly currency: Currency
  readonly placedOn: Day
  readonly principalPlaced: Minor
  /** The whole claim, disputed or not: the limit looks at it. */
  readonly outstanding: Minor
  /** What is not disputed: what a plan can be about. */
  readonly undisputed: Minor
  readonly isPaused: boolean
  readonly isDisputed: boolean
  readonly hasPlan: boolean
  /** A plan of this case was not kept: from then on a person looks at each new one (D2). */
  readonly hasBroken: boolean
  readonly mandate: Mandate
  readonly holidays: ReadonlySet<string>
}

/** Why a person has to look at it; each is a sentence on the screen. */
export const whyAsked = [
  'AT_OR_ABOVE_LIMIT',
  'REDUCTION',
  'BEYOND_DISCOUNT',
  'TOO_MANY',
  'FIRST_TOO_SMALL',
  'EACH_TOO_SMALL',
  'FIRST_TOO_LATE',
  'DISPUTED',
  'BROKEN_BEFORE',
  'AUTOMATIC_OFF',
] as const
export type WhyAsked = (typeof whyAsked)[number]

export type Verdict = {
  readonly decider: Decider
  readonly why: readonly WhyAsked[]
  readonly authority: Authority
  readonly isReduction: boolean
}

/**
 * Who decides, as far as the debtor is told: whom the debt names (A33). That less than the whole is beyond what the
 * creditor lets go would tell, try by try, how much that is.
 */
export function toldDecider({ decider, authority }: Pick<Verdict, 'decider' | 'authority'>): Decider {
  if (decider === 'NOBODY') return 'NOBODY'
  return authority.decider === 'CREDITOR' ? 'CREDITOR' : 'MANAGER'
}

/** Whom the debt names (A33), whatever is offered and also where nothing can be offered. */
export function askedOutside(situation: Situation): 'MANAGER' | 'CREDITOR' {
  return authorityOf(situation).authority.decider === 'CREDITOR' ? 'CREDITOR' : 'MANAGER'
}

/** What the mandate means for this debt (Part 7.8): its shares and euro amounts in the claim's currency. */
export function boundsOf(situation: Situation): Bounds {
  const { mandate, undisputed, today, isDisputed, hasBroken } = situation
  const { authority, inCurrency } = authorityOf(situation)
  const share = mulDiv(undisputed, mandate.firstShare, 10_000, 'halfUp')
  const isOurs = authority.decider === 'ACCOUNT_MANAGER'
  return {
    automatic: mandate.automaticApproval && isOurs && !isDisputed && !hasBroken,
    most: isOurs ? mostInstalments(mandate, authority.debtInEur) : 0,
    first: min(undisputed, max(share, inCurrency(mandate.firstAtLeast))),
    each: min(undisputed, inCurrency(mandate.eachAtLeast)),
    firstBy: addDays(today, mandate.firstWithinDays),
  }
}

/**
 * Who decides about these terms, and why (A32, A33, E03). Nobody has to, where the creditor has decided beforehand:
 * inside the mandate, for a debt strictly below the limit, undisputed, and for the whole of it.
 */
export function judge(terms: Terms, situation: Situation): Verdict {
  const { mandate, undisputed, isDisputed, hasBroken } = situation
  const { authority } = authorityOf(situation)
  const bounds = boundsOf(situation)
  const instalments = scheduleOf(terms, situation.holidays)
  const reduction = subtract(undisputed, terms.total)
  const isReduction = reduction > 0
  const allowed = mulDiv(undisputed, mandate.discountAtMost, 10_000, 'floor')
  const isTooSmall = instalments.slice(1).some(({ amount }) => amount < bounds.each)
  const why = whyAsked.filter(
    (reason) =>
      ({
        AT_OR_ABOVE_LIMIT: authority.decider === 'CREDITOR',
        REDUCTION: isReduction && reduction <= allowed,
        BEYOND_DISCOUNT: reduction > allowed,
        TOO_MANY: authority.decider === 'ACCOUNT_MANAGER' && terms.count > bounds.most,
        FIRST_TOO_SMALL: terms.first < bounds.first,
        EACH_TOO_SMALL: isTooSmall,
        FIRST_TOO_LATE: terms.firstOn > bounds.firstBy,
        DISPUTED: isDisputed,
        BROKEN_BEFORE: hasBroken,
        AUTOMATIC_OFF: !mandate.automaticApproval,
      })[reason],
  )
  // The signed mandate says "no reduction without your approval", or up to how much without it.
  const isCreditors = why.includes('AT_OR_ABOVE_LIMIT') || why.includes('BEYOND_DISCOUNT')
  return {
    decider: isCreditors ? 'CREDITOR' : why.length > 0 ? 'MANAGER' : 'NOBODY',
    why,
    authority,
    isReduction,
  }
}

/**
 * Why these terms cannot be proposed at all, or null. Anything that passes can be agreed by whoever has to decide;
 * more than what is owed and undisputed can be agreed by nobody.
 */
export function whyNotPropose(terms: Terms, situation: Situation): Refusal | null {
  const { status, isPaused, hasPlan, undisputed } = situation
  if (!isCollecting(status)) return new Refusal('plans.closed')
  if (isPaused) return new Refusal('plans.paused')
  if (hasPlan) return new Refusal('plans.running')
  if (undisputed <= 0) return new Refusal('plans.nothingOwed')
  return whyNotTerms(terms, situation)
}

function authorityOf({ principalPlaced, outstanding, currency, placedOn, mandate }: Situation) {
  const debt = debtForAuthority(principalPlaced, outstanding)
  const authority = whoDecides(debt, currency, placedOn, mandate.authorityLimit)
  return { authority, inCurrency: (cents: Minor) => fromEur(cents, authority.rate) }
}
