import type { CaseId } from '../ids.ts'
import { type Currency, type Minor, minor, negate, sum } from '../money.ts'
import type { Allocation } from './allocation.ts'

/**
 * The accounts of one creditor's own ledger, in one currency each. Nothing is ever posted across two creditors (A56).
 * CLIENT_MONEY is what we hold for the creditor; the others say what it is for, case by case. Everything but
 * CLIENT_MONEY is owed to somebody: UNALLOCATED to be decided, RECOVERED_… to the creditor, DEBTOR_CREDIT back to the
 * debtor.
 */
export const accountKinds = [
  'CLIENT_MONEY',
  'UNALLOCATED',
  'RECOVERED_COSTS',
  'RECOVERED_COMPENSATION',
  'RECOVERED_INTEREST',
  'RECOVERED_PRINCIPAL',
  'DEBTOR_CREDIT',
] as const
export type AccountKind = (typeof accountKinds)[number]

/** An account by what it is; the server gives it an id. Client money is one account per creditor and currency. */
export type Account = {
  readonly kind: AccountKind
  readonly caseId: CaseId | null
  readonly currency: Currency
}

/** Debit positive, credit negative. */
export type Entry = { readonly account: Account; readonly amount: Minor }

export const postingKinds = ['receipt-cleared', 'receipt-allocated', 'receipt-reversed'] as const
export type PostingKind = (typeof postingKinds)[number]

/** One transaction of the ledger, named after what happened. Its entries add up to zero. */
export type Posting = { readonly kind: PostingKind; readonly entries: readonly Entry[] }

/** Money of a debtor has arrived for good: we hold it for the creditor and have not yet said what it pays. */
export function receiptCleared(caseId: CaseId, amount: Minor, currency: Currency): Posting {
  if (amount <= 0) throw new RangeError('A receipt is more than nothing')
  return posting('receipt-cleared', [
    { account: { kind: 'CLIENT_MONEY', caseId: null, currency }, amount },
    { account: { kind: 'UNALLOCATED', caseId, currency }, amount: negate(amount) },
  ])
}

/** What a receipt pays is decided: out of the undecided, into the parts of the claim. */
export function receiptAllocated(
  caseId: CaseId,
  allocations: readonly Allocation[],
  currency: Currency,
): Posting {
  const byKind = new Map<AccountKind, Minor[]>()
  for (const { part, amount } of allocations) {
    const kind = part === 'CREDIT' ? 'DEBTOR_CREDIT' : (`RECOVERED_${part}` as const)
    byKind.set(kind, [...(byKind.get(kind) ?? []), amount])
  }
  const credits = [...byKind].map(([kind, amounts]) => ({
    account: { kind, caseId, currency },
    amount: negate(sum(amounts)),
  }))
  const total = sum(allocations.map(({ amount }) => amount))
  const debit = { account: { kind: 'UNALLOCATED', caseId, currency }, amount: total } as const
  return posting('receipt-allocated', [debit, ...credits])
}

/** The same entries with the other sign: what was posted stays, and its effect is gone (chargeback, mistake). */
export function reversed(original: Posting): Posting {
  return posting(
    'receipt-reversed',
    original.entries.map(({ account, amount }) => ({ account, amount: negate(amount) })),
  )
}

/** The balance of the accounts that pass the filter, debit positive. */
export function balance(postings: readonly Posting[], filter: (account: Account) => boolean): Minor {
  const entries = postings.flatMap((entry) => entry.entries).filter(({ account }) => filter(account))
  return sum(entries.map(({ amount }) => amount))
}

/** What the creditor can see as recovered: the live balance of A56, as a positive amount. */
export function recovered(postings: readonly Posting[], currency: Currency): Minor {
  return negate(
    balance(postings, ({ kind, currency: of }) => of === currency && kind.startsWith('RECOVERED_')),
  )
}

function posting(kind: PostingKind, entries: readonly Entry[]): Posting {
  const moving = entries.filter(({ amount }) => amount !== minor(0))
  for (const { currency } of moving.map(({ account }) => account)) {
    const same = moving.filter(({ account }) => account.currency === currency)
    if (sum(same.map(({ amount }) => amount)) !== 0)
      throw new RangeError(`The posting ${kind} does not balance`)
  }
  if (moving.length < 2) throw new RangeError(`The posting ${kind} moves nothing`)
  return { kind, entries: moving }
}
