import { type Currency, type Minor, negate, sum } from '../money.ts'
import type { AccountKind } from './accounts.ts'

/** One line of a posting: debit positive, credit negative. */
export type Entry = { readonly account: AccountKind; readonly amount: Minor; readonly currency: Currency }

/** A fact of money, named after its event; `cause` makes it one, however often the event is told. */
export type Posting = {
  readonly kind: PostingKind
  readonly cause: string
  readonly entries: readonly Entry[]
}
export type PostingKind = 'receipt-cleared' | 'reversed'

/**
 * Money of a debtor has arrived at the card provider: the provider owes it to us, we owe it to the creditor.
 * Refuses (RangeError) anything that is not more than nothing.
 */
export function receiptCleared(paymentId: string, amount: Minor, currency: Currency): Posting {
  if (amount <= 0) throw new RangeError('A receipt is more than nothing')
  return balanced({
    kind: 'receipt-cleared',
    cause: `payment:${paymentId}`,
    entries: [
      { account: 'CARD_CLEARING', amount, currency },
      { account: 'CLIENT', amount: negate(amount), currency },
    ],
  })
}

/** The same posting with every sign turned: nothing is ever changed, it is taken back. */
export function reversed(posting: Posting): Posting {
  return balanced({
    kind: 'reversed',
    cause: `reversal:${posting.cause}`,
    entries: posting.entries.map((entry) => ({ ...entry, amount: negate(entry.amount) })),
  })
}

/** Refuses (RangeError) entries that do not add up to nothing in each currency; the database refuses them as well. */
export function balanced(posting: Posting): Posting {
  for (const currency of new Set(posting.entries.map((entry) => entry.currency))) {
    const total = sum(
      posting.entries.filter((entry) => entry.currency === currency).map(({ amount }) => amount),
    )
    if (total !== 0) throw new RangeError(`A posting of ${posting.kind} does not balance in ${currency}`)
  }
  return posting
}
