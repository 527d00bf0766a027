import type { Day } from '../dates.ts'
import { add, type Currency, max, type Minor, min, subtract, sum, zero } from '../money.ts'
import type { Standing } from './cleared.ts'
import { payOutBy, smallestIn } from './run-policy.ts'

/** What one case adds to a remittance. Gross is what was recovered: the creditor's part, our fee, the VAT on it, and kept interest. */
export type Line = Standing & { readonly gross: Minor }

export type Sums = {
  readonly gross: Minor
  readonly fee: Minor
  readonly vat: Minor
  readonly kept: Minor
  /** What goes to the creditor. */
  readonly net: Minor
}

/** What of our share stays in the client account, which the bank and the card provider have charged (C7). */
export type MadeGood = { readonly madeGood: Minor }

/** Why nothing goes to a creditor with this run; what it is about stays in the books for the next. */
export const leftOutReasons = [
  'NOT_CLEARED',
  'SET_OFF',
  'NO_DETAILS',
  'BELOW_MINIMUM',
  'NOT_COVERED',
] as const
export type LeftOutReason = (typeof leftOutReasons)[number]
export type LeftOut = { readonly reason: LeftOutReason; readonly amount: Minor }

export type Remittable = Sums & MadeGood & { readonly lines: readonly Line[] }

/** What a run has to know of one creditor's books in one currency. */
export type Books = {
  readonly currency: Currency
  readonly standings: readonly Standing[]
  /** The creditor's and still with the card provider. */
  readonly waiting: Minor
  /** What is at the bank and nobody else's: without what is unassigned, a debtor's, or ordered already. */
  readonly covered: Minor
  /** What the agency has to make good to this account. */
  readonly owedByAgency: Minor
  /** Since when the oldest of it is at the bank; null where nothing is. */
  readonly clearedOn: Day | null
  /** Whether the creditor has bank details that are in force. */
  readonly hasDetails: boolean
}

/**
 * What goes to a creditor with a run of today, or why nothing does; null where there is nothing to say. Lines below
 * zero, of chargebacks after a remittance, are set off against the others and shown (D7: never silent), nothing below
 * zero goes out, and our share leaves with the creditor's money only: it never goes first, and never out of what is
 * not there (C7).
 */
export function proposeRemittance(books: Books, today: Day): Remittable | LeftOut | null {
  const { currency, standings, waiting, covered, owedByAgency, clearedOn, hasDetails } = books
  const net = sum(standings.map(({ payable }) => payable))
  if (net < 0) return { reason: 'SET_OFF', amount: net }
  if (net === 0) return waiting > 0 ? { reason: 'NOT_CLEARED', amount: waiting } : null
  if (!hasDetails) return { reason: 'NO_DETAILS', amount: net }
  const isLate = clearedOn !== null && today >= payOutBy(clearedOn)
  if (net < smallestIn(currency, today) && !isLate) return { reason: 'BELOW_MINIMUM', amount: net }
  if (net > covered) return { reason: 'NOT_COVERED', amount: subtract(net, covered) }
  const share = sum(standings.flatMap(({ fee, vat, kept }) => [fee, vat, kept]))
  // What we owe the account is set off against our share, so that the account is whole again with every run.
  const madeGood = min(max(zero, owedByAgency), max(zero, share))
  const takesShare = share > 0 && subtract(add(net, share), madeGood) <= covered
  const lines = standings
    .map((standing) => lineOf(takesShare ? standing : { ...standing, fee: zero, vat: zero, kept: zero }))
    .filter(({ payable, fee, vat, kept }) => [payable, fee, vat, kept].some((part) => part !== 0))
  return { lines, ...sumsOf(lines), madeGood: takesShare ? madeGood : zero }
}

export const isRemittable = (found: Remittable | LeftOut): found is Remittable => 'lines' in found

export function sumsOf(lines: readonly Line[]): Sums {
  const total = (part: 'gross' | 'fee' | 'vat' | 'kept' | 'payable') => sum(lines.map((line) => line[part]))
  return {
    gross: total('gross'),
    fee: total('fee'),
    vat: total('vat'),
    kept: total('kept'),
    net: total('payable'),
  }
}

function lineOf(standing: Standing): Line {
  const { payable, fee, vat, kept } = standing
  return { ...standing, gross: add(payable, fee, vat, kept) }
}
