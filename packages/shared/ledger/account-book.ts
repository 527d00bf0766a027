import { add, type Currency, type Minor, negate, subtract, sum } from '../money.ts'
import { type AccountKind, chart, claimAccount } from './chart.ts'
import { claimParts } from './allocation.ts'
import type { PostingKind } from './posting.ts'

/** One account within the postings of one kind: what they have moved on it, debit positive. */
export type Flow = {
  readonly currency: Currency
  readonly account: AccountKind
  readonly kind: string
  readonly amount: Minor
}

/** The account of a creditor in one currency: how what was recovered became what is still to come. */
export type AccountStanding = {
  readonly currency: Currency
  readonly recovered: Minor
  /** Of it paid to the creditor directly: it is there already. */
  readonly direct: Minor
  readonly fee: Minor
  readonly vat: Minor
  /** Interest that the agreement leaves to us. */
  readonly kept: Minor
  /** Of our share, what is asked for by invoice and not set off. */
  readonly invoiced: Minor
  readonly paidOut: Minor
  /** Anything else that moved the creditor's money, each with its own posting. */
  readonly other: Minor
  readonly toCome: Minor
}

/** What can be looked through by itself; each figure of the account leads to the postings that it is made of. */
export const bookFilters = {
  recovered: ['receipt-allocated', 'receipt-deallocated'],
  direct: ['direct-payment-settled'],
  share: [
    'commission-charged',
    'commission-reversed',
    'fee-invoice-paid',
    'fee-invoice-set-off',
    'fees-taken',
  ],
  'paid-out': ['remitted', 'transfer-confirmed', 'transfer-returned'],
  claims: [
    'invoice-placed',
    'interest-accrued',
    'compensation-claimed',
    'cost-claimed',
    'claim-reduced',
    'written-off',
  ],
  invoices: ['invoice-placed'],
  interest: ['interest-accrued'],
  compensation: ['compensation-claimed'],
  costs: ['cost-claimed'],
  'given-up': ['claim-reduced', 'written-off'],
  returned: ['receipt-deallocated', 'receipt-returned', 'refunded', 'charged-back', 'chargeback-won'],
} as const satisfies Record<string, readonly PostingKind[]>
export type BookFilter = keyof typeof bookFilters

const kindsOf = (filter: BookFilter): readonly string[] => bookFilters[filter]
const charging: readonly string[] = ['commission-charged', 'commission-reversed']

/**
 * Adds the flows up, currency by currency. Whatever they are, recovered − direct − fee − VAT − kept + invoiced −
 * paid out + other is what is still to come, and that is the balance of the creditor's accounts.
 */
export function standingsOf(flows: readonly Flow[]): AccountStanding[] {
  const currencies = [...new Set(flows.map(({ currency }) => currency))].toSorted()
  return currencies.map((currency) => {
    const moved = (account: AccountKind, kinds?: readonly string[]) =>
      sum(
        flows
          .filter((flow) => flow.currency === currency && flow.account === account)
          .filter(({ kind }) => !kinds || kinds.includes(kind))
          .map(({ amount }) => amount),
      )
    const recovered = negate(moved('PAYABLE', kindsOf('recovered')))
    const direct = moved('PAYABLE', kindsOf('direct'))
    const paidOut = moved('PAYABLE', kindsOf('paid-out'))
    const [fee, vat, kept] = (['FEES', 'VAT', 'INTEREST_KEPT'] as const).map((account) =>
      negate(moved(account, charging)),
    ) as [Minor, Minor, Minor]
    const invoiced = moved('INVOICED', charging)
    const toCome = negate(moved('PAYABLE'))
    const known = subtract(add(recovered, invoiced), direct, fee, vat, kept, paidOut)
    const other = subtract(toCome, known)
    return { currency, recovered, direct, fee, vat, kept, invoiced, paidOut, other, toCome }
  })
}

type Moved = { readonly account: AccountKind; readonly amount: Minor }

/**
 * The one amount that a posting is about, and what it changes of what is to come to the creditor. Money is what was
 * moved; a claim is what it grew or fell by.
 */
export function postingAmounts(entries: readonly Moved[]): { amount: Minor; toCome: Minor } {
  const of = (wanted: (moved: Moved) => boolean) => sum(entries.filter(wanted).map(({ amount }) => amount))
  const money = of(({ account, amount }) => chart[account].book === 'MONEY' && amount > 0)
  const claim = of(({ account }) => claimParts.some((part) => claimAccount(part) === account))
  return {
    amount: money > 0 ? money : claim,
    toCome: negate(of(({ account }) => account === 'PAYABLE')),
  }
}

/** Accounts that grow by a debit: what is held, or owed to somebody. All others grow by a credit. */
const debitAccounts: readonly AccountKind[] = [
  'BANK',
  'CARD_CLEARING',
  'HELD_BY_CREDITOR',
  'INVOICED',
  'OWED_BY_AGENCY',
  ...claimParts.map(claimAccount),
]

/** What an entry adds to its account in everyday words: below zero where it takes away. */
export const addedTo = ({ account, amount }: Moved): Minor =>
  debitAccounts.includes(account) ? amount : negate(amount)
