import type { Day } from '../dates.ts'
import { type Currency, type Minor, sum } from '../money.ts'
import type { RefundWay } from '../payments/refund.ts'

/** What of one receipt was paid beyond the claim and may go back, the way it came. */
export type CreditPart = { readonly paymentId: string; readonly way: RefundWay; readonly amount: Minor }

/** Money that goes back to a debtor, as the debtor may see it: never who decides, nor why among ourselves. */
export type ShownRefund = {
  refundId: string
  /** asked: we need an account · decided: a person looks at it · leaving · done · failed: it came back · declined */
  standing: 'asked' | 'decided' | 'leaving' | 'done' | 'failed' | 'declined'
  way: RefundWay
  amount: Minor
  /** The last digits of the account; null where it goes to the card, or nobody knows it yet. */
  accountEnd: string | null
  /** The debtor has named the account, and may name another one until a person has decided. */
  mayChange: boolean
  on: Day
}

/** What is in a debtor's favour, and what becomes of it. */
export type CreditStanding = {
  currency: Currency
  creditorName: string
  /** What may be asked back now: to the card by itself, by transfer to an account that has to be named. */
  toCard: Minor
  toAccount: Minor
  /** Paid to the creditor directly beyond the claim: the creditor has it and gives it back. */
  withCreditor: Minor
  refunds: ShownRefund[]
}

/** What may be asked back, by where it goes. */
export const creditBy = (parts: readonly CreditPart[], way: RefundWay): Minor =>
  sum(parts.filter((part) => part.way === way).map(({ amount }) => amount))

/** How a debtor reads where a refund stands; what was called off before it left never was one. */
export function shownStanding(status: string): ShownRefund['standing'] | null {
  const standings: Record<string, ShownRefund['standing']> = {
    ASKED: 'asked',
    WAITING: 'decided',
    HELD: 'decided',
    ORDERED: 'leaving',
    PENDING: 'leaving',
    DONE: 'done',
    FAILED: 'failed',
    DECLINED: 'declined',
  }
  return standings[status] ?? null
}
