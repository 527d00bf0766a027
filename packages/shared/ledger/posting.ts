import type { CaseId } from '../ids.ts'
import { type Currency, type Minor, negate, sum } from '../money.ts'
import { type Account, type AccountKind, chart, type Entry } from './chart.ts'

/** Every kind of transaction, named after what happened. */
export const postingKinds = [
  'invoice-placed',
  'interest-accrued',
  'compensation-claimed',
  'cost-claimed',
  'claim-reduced',
  'written-off',
  'receipt-cleared',
  'receipt-suspended',
  'money-set-aside',
  'set-aside-given-back',
  'set-aside-assigned',
  'suspense-assigned',
  'suspense-unassigned',
  'suspense-returned',
  'receipt-allocated',
  'receipt-deallocated',
  'receipt-returned',
  'direct-payment-settled',
  'card-paid-out',
  'commission-charged',
  'commission-reversed',
  'fee-invoice-paid',
  'fee-invoice-set-off',
  'remitted',
  'fees-taken',
  'transfer-confirmed',
  'transfer-returned',
  'refunded',
  'charged-back',
  'chargeback-won',
  'bank-charged',
  'left-twice',
  'loss-recovered',
  'corrected',
  'chart-converted',
] as const
export type PostingKind = (typeof postingKinds)[number]

/** One transaction of the ledger. Its entries add up to zero, in each book and in each currency. */
export type Posting = { readonly kind: PostingKind; readonly entries: readonly Entry[] }

/**
 * The only way to a posting. Entries of nothing fall away. Refuses (RangeError) what does not balance per book and
 * currency, what moves nothing, and a case's account without its case.
 */
export function posting(kind: PostingKind, entries: readonly Entry[]): Posting {
  const moving = entries.filter(({ amount }) => amount !== 0)
  if (moving.length < 2) throw new RangeError(`The posting ${kind} moves nothing`)
  for (const { account } of moving) {
    if (chart[account.kind].perCase !== (account.caseId !== null))
      throw new RangeError(`The account ${account.kind} belongs ${account.caseId ? 'to no' : 'to a'} case`)
    const together = moving.filter(
      (entry) => bookOf(entry) === chart[account.kind].book && entry.account.currency === account.currency,
    )
    if (sum(together.map(({ amount }) => amount)) !== 0)
      throw new RangeError(`The posting ${kind} does not balance`)
  }
  return { kind, entries: moving }
}

/** From one account to another: the amount is credited to the first and debited to the second. */
export function moved(from: Account, to: Account, amount: Minor): Entry[] {
  return [
    { account: to, amount },
    { account: from, amount: negate(amount) },
  ]
}

/** The account of this kind, of the case where the chart has one for each case. */
export function accountOf(kind: AccountKind, caseId: CaseId | null, currency: Currency): Account {
  return { kind, caseId: chart[kind].perCase ? caseId : null, currency }
}

/**
 * The same entries with the other sign: what was posted stays, and its effect is gone. The only way to correct
 * (D7: never silent).
 */
export function reversed(original: Pick<Posting, 'entries'>, kind: PostingKind = 'corrected'): Posting {
  return posting(
    kind,
    original.entries.map((entry) => ({ ...entry, amount: negate(entry.amount) })),
  )
}

/** The balance of the accounts that pass the filter, debit positive. */
export function balance(
  postings: readonly Pick<Posting, 'entries'>[],
  filter: (account: Account) => boolean,
): Minor {
  const entries = postings.flatMap((entry) => entry.entries).filter(({ account }) => filter(account))
  return sum(entries.map(({ amount }) => amount))
}

const bookOf = ({ account }: Entry) => chart[account.kind].book
