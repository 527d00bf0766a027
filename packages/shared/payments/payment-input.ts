import * as z from 'zod/mini'
import type { Demand } from '../cases/demand.ts'
import { type Minor, min, zero } from '../money.ts'
import { Refusal } from '../refusal.ts'
import { keepCardInput } from './card-input.ts'

/**
 * What a debtor wants to pay: everything, the instalment of a plan that is due or comes next, invoices of its choice,
 * or an amount of its choice. All but the last are worked out by the server on the day of payment.
 */
export const paymentChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everything') }),
  z.object({ kind: z.literal('instalment'), keep: z.optional(keepCardInput) }),
  z.object({
    kind: z.literal('invoices'),
    invoiceIds: z.array(z.string().check(z.maxLength(40))).check(z.minLength(1), z.maxLength(200)),
  }),
  z.object({ kind: z.literal('amount'), amountMinor: z.int().check(z.positive()) }),
])
export type PaymentChoice = z.output<typeof paymentChoice>

/**
 * What may be paid on one day. `dueNow` is asked for, `most` is the limit; under a plan that is its whole rest, and
 * `instalment` what has fallen due of it or comes next.
 */
export type Payable = {
  readonly dueNow: Minor
  readonly most: Minor
  readonly instalment: Minor | null
  readonly invoices: readonly { readonly invoiceId: string; readonly due: Minor }[]
}

/** The same from the demand of the day. */
export function payableOf({ dueNow, most, invoices, plan }: Demand): Payable {
  if (!plan) return { dueNow, most, instalment: null, invoices }
  const instalment = min(plan.due > 0 ? plan.due : (plan.next?.open ?? zero), most)
  return { dueNow, most, instalment, invoices: [] }
}

/**
 * The amount of a choice, or why it cannot be paid. Never more than may be paid today (A card must not be charged for
 * what nobody owes; odoo PR #210702), never nothing, never what is disputed, never an invoice of another case or one
 * already paid.
 */
export function amountToPay(choice: PaymentChoice, payable: Payable): Minor | Refusal {
  const { most, instalment, invoices } = payable
  if (most <= 0) return new Refusal('payments.nothingDue')
  if (choice.kind === 'everything') return most
  if (choice.kind === 'instalment') return instalment ? instalment : new Refusal('payments.nothingDue')
  if (choice.kind === 'amount') {
    const amount = choice.amountMinor as Minor
    return amount > most ? new Refusal('payments.moreThanDue') : amount
  }
  const wanted = [...new Set(choice.invoiceIds)]
  const found = wanted.map((id) => invoices.find(({ invoiceId }) => invoiceId === id))
  const total = found.reduce((all, invoice) => all + (invoice?.due ?? 0), 0) as Minor
  if (found.some((invoice) => !invoice || invoice.due <= 0) || total <= 0)
    return new Refusal('payments.invoiceNotDue')
  return min(total, most)
}
