import type { CaseId, InvoiceId } from '../ids.ts'
import type { Currency, Minor } from '../money.ts'
import type { ClaimPart } from './allocation.ts'

/**
 * The chart of accounts of one creditor (A56: nothing is ever posted across two). Two books stand in it, and each adds
 * up to zero by itself:
 * - MONEY is what we hold and for whom: the bank, the card provider, and everybody to whom it is owed.
 * - CLAIM is what a debtor owes the creditor: no money of ours, so that its other side is only the placement.
 * An account with `perCase` exists once for each case, the others once for each currency.
 */
export const chart = {
  /** The client account at the bank. */
  BANK: { book: 'MONEY', perCase: false },
  /** Taken by the card provider and not yet paid out to the bank. */
  CARD_CLEARING: { book: 'MONEY', perCase: false },
  /** Arrived at the bank, and nobody knows yet for which case. */
  SUSPENSE: { book: 'MONEY', perCase: false },
  /** Taken by the card provider and not what was expected: there, and whose it is, until a person has decided. */
  CARD_ASIDE: { book: 'MONEY', perCase: false },
  SET_ASIDE: { book: 'MONEY', perCase: false },
  /** Arrived for a case, and not yet said what it pays. */
  UNALLOCATED: { book: 'MONEY', perCase: true },
  /** Paid beyond the claim: the debtor's money. */
  DEBTOR_CREDIT: { book: 'MONEY', perCase: true },
  /** Recovered, and the creditor's. */
  PAYABLE: { book: 'MONEY', perCase: true },
  /** Paid by the debtor to the creditor directly (A38): the creditor has it already. */
  HELD_BY_CREDITOR: { book: 'MONEY', perCase: true },
  /** Our fee, the VAT on it, and interest where the agreement leaves it to us; still in the client account. */
  FEES: { book: 'MONEY', perCase: true },
  VAT: { book: 'MONEY', perCase: true },
  INTEREST_KEPT: { book: 'MONEY', perCase: true },
  /** Fees that could not be set off and that the creditor owes us by invoice. */
  INVOICED: { book: 'MONEY', perCase: true },
  /** Ordered at the bank and not yet confirmed by it. */
  IN_TRANSIT: { book: 'MONEY', perCase: false },
  /** What the bank has charged the client account: ours to make good, never the client's cost (C7). */
  OWED_BY_AGENCY: { book: 'MONEY', perCase: false },
  CLAIM_COSTS: { book: 'CLAIM', perCase: true },
  CLAIM_COMPENSATION: { book: 'CLAIM', perCase: true },
  CLAIM_INTEREST: { book: 'CLAIM', perCase: true },
  CLAIM_PRINCIPAL: { book: 'CLAIM', perCase: true },
  /** The other side of the four: what was placed with us. */
  PLACED: { book: 'CLAIM', perCase: true },
} as const satisfies Record<string, { book: 'MONEY' | 'CLAIM'; perCase: boolean }>

/**
 * In whose book money stands of which nobody knows yet whose it is: in nobody’s. It leaves that book by reversal before
 * it comes into a creditor’s, so that no posting ever stands in two (A56).
 */
export const ownerUnknown = 'crd_unknown'

export type AccountKind = keyof typeof chart
export const accountKinds = Object.keys(chart) as readonly AccountKind[]

/** An account by what it is; the server gives it an id. */
export type Account = {
  readonly kind: AccountKind
  readonly caseId: CaseId | null
  readonly currency: Currency
}

/** Debit positive, credit negative. What belongs to one invoice says so. */
export type Entry = {
  readonly account: Account
  readonly amount: Minor
  readonly invoiceId?: InvoiceId | null
}

/** The account on which a part of a claim stands. */
export const claimAccount = (part: ClaimPart) => `CLAIM_${part}` as const
