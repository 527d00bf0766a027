import * as z from 'zod/mini'
import type { Minor } from '../money.ts'
import { Refusal } from '../refusal.ts'

/**
 * What a debtor wants to pay: everything that is due, invoices of its choice, or an amount of its choice.
 * The amount of the first two is worked out by the server on the day of payment.
 */
export const paymentChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everything') }),
  z.object({
    kind: z.literal('invoices'),
    invoiceIds: z.array(z.string().check(z.maxLength(40))).check(z.minLength(1), z.maxLength(200)),
  }),
  z.object({ kind: z.literal('amount'), amountMinor: z.int().check(z.positive()) }),
])
export type PaymentChoice = z.output<typeof paymentChoice>

/** What may be paid on one day: everything due, and each invoice with its interest. */
export type Payable = {
  readonly dueNow: Minor
  readonly invoices: readonly { readonly invoiceId: string; readonly due: Minor }[]
}

/**
 * The amount of a choice, or why it cannot be paid. Never more than is due now (A card must not be charged for what
 * nobody owes; odoo PR #210702), never nothing, never an invoice of another case or one already paid.
 */
export function amountToPay(choice: PaymentChoice, payable: Payable): Minor | Refusal {
  if (payable.dueNow <= 0) return new Refusal('payments.nothingDue')
  if (choice.kind === 'everything') return payable.dueNow
  if (choice.kind === 'amount') {
    const amount = choice.amountMinor as Minor
    return amount > payable.dueNow ? new Refusal('payments.moreThanDue') : amount
  }
  const wanted = [...new Set(choice.invoiceIds)]
  const found = wanted.map((id) => payable.invoices.find(({ invoiceId }) => invoiceId === id))
  const total = found.reduce((all, invoice) => all + (invoice?.due ?? 0), 0) as Minor
  if (found.some((invoice) => !invoice || invoice.due <= 0) || total <= 0)
    return new Refusal('payments.invoiceNotDue')
  return total > payable.dueNow ? payable.dueNow : total
}
