import * as z from 'zod/mini'
import { addDays, type Day } from '../dates.ts'
import { amount, country, currency, dayField, line } from '../fields.ts'

/**
 * The six inputs of a quote (A01–A04): who is owed and where, who owes and where, how much, since when.
 * The seventh field has its answer already: a private debtor is refused in words that help (A42).
 */
export const quoteInput = z.object({
  creditorName: line(120),
  creditorCountry: country,
  debtorName: line(120),
  debtorCountry: country,
  amountMinor: amount,
  currency,
  dueOn: dayField,
  debtorKind: z._default(z.enum(['BUSINESS', 'CONSUMER']), 'BUSINESS'),
})

export type QuoteInput = z.output<typeof quoteInput>

/** The due day of an invoice that is said to be so many days overdue today (A04). Null for what no invoice can be. */
export function dueOnFromDaysOverdue(days: number, today: Day): Day | null {
  if (!Number.isInteger(days) || days < 0 || days > 36_600) return null
  return addDays(today, -days)
}
