import type { Mandate } from '../agreements/mandate.ts'
import { addWorkingDays, type Day } from '../dates.ts'
import { type Minor, subtract, sum } from '../money.ts'
import { feeOn, type Price } from '../quotes/fee.ts'
import type { Claim } from './claim.ts'

/** What of the money that has come in is the creditor's, before VAT on the fee. */
export type Yours = {
  readonly recovered: Minor
  readonly fee: Minor
  readonly yours: Minor
  /** The last day on which what has come in reaches the creditor (Part 7.7); null while nothing has. */
  readonly reachesYouBy: Day | null
}

/** Cleared money is paid out by a weekly run, at the latest after so many business days (Part 7.7). */
export const remittanceDays = 10

type Terms = Pick<Mandate, 'interestOwner' | 'feeBase'>

/** What is the creditor's of everything recovered so far, as its agreement says (Part 7.4). */
export function yoursOf(
  claim: Pick<Claim, 'paid' | 'invoices' | 'receipts'>,
  price: Price,
  terms: Terms,
): Yours {
  const principal = sum(claim.invoices.map(({ principalPaid }) => principalPaid))
  const mine = terms.interestOwner === 'CREDITOR' ? claim.paid : principal
  const fee = feeOn(price, terms.feeBase === 'EVERYTHING' ? claim.paid : principal)
  const last = claim.receipts.at(-1)
  return {
    recovered: claim.paid,
    fee,
    yours: subtract(mine, fee),
    reachesYouBy: last ? addWorkingDays(last.on, remittanceDays) : null,
  }
}
