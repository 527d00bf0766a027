import { type Account, chart, type Entry } from '../ledger/chart.ts'
import type { PostingKind } from '../ledger/posting.ts'
import { type Minor, negate, sum, zero } from '../money.ts'

/** What happens to a claim, in the words of the report (A53). */
export const claimMovements = [
  'placed',
  'interest',
  'compensation',
  'costs',
  'reduced',
  'recovered',
  'writtenOff',
  'corrected',
] as const
export type ClaimMovement = (typeof claimMovements)[number]

/** What happens to the creditor's money with us. */
export const moneyMovements = ['recovered', 'setOff', 'direct', 'paidOut', 'corrected'] as const
export type MoneyMovement = (typeof moneyMovements)[number]

const ofClaim: Partial<Record<PostingKind, ClaimMovement>> = {
  'invoice-placed': 'placed',
  'interest-accrued': 'interest',
  'compensation-claimed': 'compensation',
  'cost-claimed': 'costs',
  'claim-reduced': 'reduced',
  'receipt-allocated': 'recovered',
  // What is taken back lowers what was recovered in the month in which it is taken back (D7: never silent).
  'receipt-deallocated': 'recovered',
  'written-off': 'writtenOff',
}
const ofMoney: Partial<Record<PostingKind, MoneyMovement>> = {
  'receipt-allocated': 'recovered',
  'receipt-deallocated': 'recovered',
  'commission-charged': 'setOff',
  'commission-reversed': 'setOff',
  'direct-payment-settled': 'direct',
  remitted: 'paidOut',
  'transfer-returned': 'paidOut',
}

/** Everything that no other word names is a correction: no posting is left out of a report. */
export const claimMovementOf = (kind: PostingKind): ClaimMovement => ofClaim[kind] ?? 'corrected'
export const moneyMovementOf = (kind: PostingKind): MoneyMovement => ofMoney[kind] ?? 'corrected'

export const isCharge = (kind: PostingKind) => kind === 'commission-charged' || kind === 'commission-reversed'

/** Whether an account holds a part of what debtors owe. */
export const isClaim = ({ kind }: Account) => chart[kind].book === 'CLAIM' && kind !== 'PLACED'

/** What the entries of one posting move on the accounts that pass the filter, debit positive. */
export function movedOn(entries: readonly Entry[], filter: (account: Account) => boolean): Minor {
  return sum(entries.filter(({ account }) => filter(account)).map(({ amount }) => amount))
}

/** Money that we owe somebody stands on the credit side; a report speaks of it as something one has. */
export function heldFor(entries: readonly Entry[], filter: (account: Account) => boolean): Minor {
  const amount = movedOn(entries, filter)
  return amount === 0 ? zero : negate(amount)
}
