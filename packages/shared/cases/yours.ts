import type { Mandate } from '../agreements/mandate.ts'
import type { Country } from '../countries.ts'
import { addWorkingDays, type Day } from '../dates.ts'
import type { Share } from '../ledger/fee-postings.ts'
import { add, type Minor, subtract, sum, zero } from '../money.ts'
import { feeOn, type Price } from '../quotes/fee.ts'
import type { Tariff } from '../quotes/tariff.ts'
import { type Vat, vatOn } from '../quotes/vat.ts'
import type { Claim } from './claim.ts'

/** What of the money that has come in is the creditor's, after our fee and the VAT on it. */
export type Yours = {
  readonly recovered: Minor
  readonly fee: Minor
  readonly vat: Vat
  readonly yours: Minor
  /** The last day on which what has come in reaches the creditor (Part 7.7); null while nothing has. */
  readonly reachesYouBy: Day | null
}

/** Cleared money is paid out by a weekly run, at the latest after so many business days (Part 7.7). */
export const remittanceDays = 10

/** What the creditor's share depends on: the price of the case, the agreement, and where creditor and agency are. */
export type Terms = {
  readonly price: Price
  readonly mandate: Pick<Mandate, 'interestOwner' | 'feeBase' | 'feeSettlement'>
  readonly creditorCountry: Country
  readonly agency: Tariff['agency']
}

/** What has come in for a case, and how much of it has paid principal and costs. */
export type Received = { readonly recovered: Minor; readonly principal: Minor; readonly costs: Minor }

/**
 * The creditor's share of what a case has brought, as the agreement says (Part 7.4); fee and VAT are set off. Costs that
 * the debtor has paid are the creditor's own outlay come back: whole, and without a fee [G].
 */
export function shareOf(
  { recovered, principal, costs }: Received,
  terms: Terms,
): Pick<Yours, 'fee' | 'vat' | 'yours'> {
  const { price, mandate, creditorCountry, agency } = terms
  const mine = mandate.interestOwner === 'CREDITOR' ? recovered : add(principal, costs)
  const fee = feeOn(price, mandate.feeBase === 'EVERYTHING' ? subtract(recovered, costs) : principal)
  const vat = vatOn(fee, creditorCountry, agency)
  return { fee, vat, yours: subtract(subtract(mine, fee), vat.amount) }
}

/** What is due to us for everything recovered in a case so far: pro rata with every receipt, never ahead of it (D7). */
export function shareDue(claim: Pick<Claim, 'paid' | 'invoices' | 'costs'>, terms: Terms): Share {
  const received = receivedOf(claim)
  const { fee, vat } = shareOf(received, terms)
  const { recovered, principal, costs } = received
  const kept = terms.mandate.interestOwner === 'CREDITOR' ? zero : subtract(recovered, principal, costs)
  return { fee, vat: vat.amount, kept }
}

/** What is the creditor's of everything recovered in a case so far. */
export function yoursOf(claim: Pick<Claim, 'paid' | 'invoices' | 'receipts' | 'costs'>, terms: Terms): Yours {
  const last = claim.receipts.at(-1)
  return {
    recovered: claim.paid,
    ...shareOf(receivedOf(claim), terms),
    reachesYouBy: last ? addWorkingDays(last.on, remittanceDays) : null,
  }
}

const receivedOf = ({ paid, invoices, costs }: Pick<Claim, 'paid' | 'invoices' | 'costs'>): Received => ({
  recovered: paid,
  principal: sum(invoices.map(({ principalPaid }) => principalPaid)),
  costs: costs.paid,
})
