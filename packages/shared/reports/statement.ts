import type { Claim, ClaimLine } from '../cases/claim.ts'
import type { CostKind, CostLine } from '../cases/cost-line.ts'
import { addDays, compareDays, type Day } from '../dates.ts'
import type { InvoiceId, PaymentId } from '../ids.ts'
import type { InterestSlice } from '../interest/late-interest.ts'
import { add, type Currency, type Minor, negate, subtract, zero } from '../money.ts'
import { receivedIn, type ReceiptMove } from './receipt-moves.ts'

/** What stands on a line of a statement, in the order in which lines of one day are written. */
export const statementKinds = [
  'INVOICE',
  'REDUCTION',
  'COMPENSATION',
  'COST',
  'COSTS_COVERED',
  'INTEREST',
  'INTEREST_KEPT',
  'WAIVED',
  'RECEIPT',
  'REFUNDED',
  'CHARGED_BACK',
  'TAKEN_BACK',
  'COUNTS_AGAIN',
  'WRITTEN_OFF',
] as const
export type StatementKind = (typeof statementKinds)[number]

export type StatementLine = {
  readonly on: Day
  readonly kind: StatementKind
  readonly invoiceNumber: string | null
  readonly paymentId: PaymentId | null
  readonly costKind: CostKind | null
  readonly slice: InterestSlice | null
  /** The postings of a receipt's line; of every other line they are found by what it is. */
  readonly postings: readonly string[] | null
  /** What the debtor owes more by this line; less where it is below zero. */
  readonly amount: Minor
  /** What was owed after it. */
  readonly balance: Minor
}

export type Statement = {
  readonly on: Day
  readonly currency: Currency
  readonly lines: readonly StatementLine[]
  /** Everything claimed, paid or not, and everything that came in. */
  readonly claimed: Minor
  readonly received: Minor
  /** What is owed; below zero it is the debtor's money. */
  readonly balance: Minor
  /** The two halves of the balance, as the claim of the day has them. */
  readonly outstanding: Minor
  readonly credit: Minor
}

/** What the creditor has given up on an invoice; the claim knows only what is left. */
export type Reduction = { readonly invoiceId: InvoiceId; readonly on: Day; readonly amount: Minor }

type Line = Omit<StatementLine, 'balance'>

/**
 * The account of a debtor, line by line in the order of the days (E07): each invoice on the day it fell due, what the law
 * adds, each slice of interest on its last day, each receipt on the day it arrived, and what went back of it on its own
 * day. It is the claim of the day and
 * nothing else: the last balance is what `claimOn` says is outstanding, less what was paid beyond it. Where the case was
 * closed on that day, what was still open is given up by the last line, as the ledger writes it off.
 */
export function statementOf(
  claim: Claim,
  reductions: readonly Reduction[] = [],
  { isClosed = false, moves = came(claim) }: { isClosed?: boolean; moves?: readonly ReceiptMove[] } = {},
): Statement {
  const givenUp = { ...blank, on: claim.on, kind: 'WRITTEN_OFF' as const, amount: negate(claim.outstanding) }
  const lines = [
    ...claim.invoices.flatMap((line) => invoiceLines(claim.on, line, reductions)),
    ...costLines(claim.on, claim.costs),
    ...moves.map((move) => ({ ...blank, ...move })),
    ...(isClosed ? [givenUp] : []),
  ].filter(({ amount }) => amount !== 0)
  let balance = zero
  const inOrder = lines.toSorted(byDay).map((line) => {
    balance = add(balance, line.amount)
    return { ...line, balance }
  })
  return {
    on: claim.on,
    currency: claim.currency,
    lines: inOrder,
    claimed: claim.claimed,
    received: receivedIn(moves),
    balance,
    outstanding: claim.outstanding,
    credit: claim.credit,
  }
}

const blank = { invoiceNumber: null, paymentId: null, costKind: null, slice: null, postings: null }

/** The receipts of a claim of which nothing has gone back. */
const came = ({ receipts }: Claim): ReceiptMove[] =>
  receipts.map(({ on, paymentId, amount }) => ({
    kind: 'RECEIPT',
    paymentId,
    on,
    amount: negate(amount),
    postings: [],
  }))

function invoiceLines(on: Day, line: ClaimLine, reductions: readonly Reduction[]): Line[] {
  const { interest, dueOn, number } = line
  const own = { ...blank, invoiceNumber: number }
  const given = reductions.filter(({ invoiceId }) => invoiceId === line.invoiceId)
  const slices = interest.slices.map((slice) => ({
    ...own,
    on: slice.to,
    kind: 'INTEREST' as const,
    slice,
    amount: slice.interest,
  }))
  return [
    { ...own, on: dueOn, kind: 'INVOICE', amount: add(line.amount, ...given.map(({ amount }) => amount)) },
    ...given.map((one) => ({
      ...own,
      on: one.on,
      kind: 'REDUCTION' as const,
      amount: negate(one.amount),
    })),
    { ...own, on: addDays(dueOn, 1), kind: 'COMPENSATION', amount: line.compensationOwed },
    ...slices,
    // Where one rate counts for the whole delay it may fall later; what was rightly paid stays owed (C4).
    {
      ...own,
      on,
      kind: 'INTEREST_KEPT',
      amount: add(subtract(line.interestOwed, ...slices.map(({ amount }) => amount)), line.interestWaived),
    },
    { ...own, on, kind: 'WAIVED', amount: negate(line.interestWaived) },
  ]
}

/** Each cost on its day, and then what of them the fixed compensation makes up for or the debtor does not owe. */
function costLines(today: Day, { items, spent, owed }: CostLine): Line[] {
  return [
    ...items.map(({ on, kind, amount }) => ({ ...blank, on, kind: 'COST' as const, costKind: kind, amount })),
    { ...blank, on: items.at(-1)?.on ?? today, kind: 'COSTS_COVERED', amount: subtract(owed, spent) },
  ]
}

function byDay(one: Line, other: Line): number {
  return (
    compareDays(one.on, other.on) || statementKinds.indexOf(one.kind) - statementKinds.indexOf(other.kind)
  )
}
