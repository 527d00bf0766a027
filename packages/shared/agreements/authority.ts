import type { Day } from '../dates.ts'
import { type Currency, type Minor, max, min, minor } from '../money.ts'
import { compareWithCents, type EurRate, eurRate, exactCents, inEur } from '../quotes/eur-rates.ts'

/** "Any debt below 50,000 EUR" (A33), in euro cents. No mandate can raise it. */
export const authorityLimit: Minor = minor(50_000_00)

/** Who may accept a payment proposal, and why: shown on the case as it stands (E10). */
export type Authority = {
  readonly decider: 'ACCOUNT_MANAGER' | 'CREDITOR'
  readonly why: 'BELOW_LIMIT' | 'AT_OR_ABOVE_LIMIT'
  /** The debt in euro cents, rounded for showing; the decision itself is exact. */
  readonly debtInEur: Minor
  readonly limit: Minor
  readonly rate: EurRate
}

/**
 * Which debt the limit looks at: the principal placed or the whole claim outstanding today, whichever is more
 * (Part 7.3). The offer on the table never counts.
 */
export function debtForAuthority(principalPlaced: Minor, outstandingToday: Minor): Minor {
  return max(principalPlaced, outstandingToday)
}

/**
 * Who decides about a debt. Strictly below the limit the account manager, at 50,000.00 the creditor; other currencies
 * at the rate of the day of placement, compared without rounding (Part 7.3). A signed agreement is a precondition that
 * is checked where a case becomes active (A10). A creditor may have signed a lower limit; a higher one is ignored.
 */
export function whoDecides(
  debt: Minor,
  currency: Currency,
  placedOn: Day,
  signedLimit: Minor = authorityLimit,
): Authority {
  const rate = eurRate(currency, placedOn)
  const limit = min(signedLimit, authorityLimit)
  const below = compareWithCents(exactCents(debt, rate), limit) < 0
  return {
    decider: below ? 'ACCOUNT_MANAGER' : 'CREDITOR',
    why: below ? 'BELOW_LIMIT' : 'AT_OR_ABOVE_LIMIT',
    debtInEur: inEur(debt, rate),
    limit,
    rate,
  }
}
