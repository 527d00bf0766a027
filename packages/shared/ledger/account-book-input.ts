import * as z from 'zod/mini'
import { id } from '../fields.ts'
import { type BookFilter, bookFilters } from './account-book.ts'

const filters = Object.keys(bookFilters) as [BookFilter, ...BookFilter[]]

/** Whose account; the desk names the company, a creditor has its own. */
export const accountBookInput = z._default(z.object({ creditorId: z.optional(id('creditor')) }), {})

export const postingsInput = z.object({
  creditorId: z.optional(id('creditor')),
  caseId: z.optional(id('case')),
  filter: z.optional(z.enum(filters)),
  /** What it comes from: a payment, a dispute, a refund, an invoice; everything of which one figure is made. */
  of: z.optional(z.string().check(z.regex(/^[a-z]+_[0-9a-z]{26}$/))),
  /** The last posting of the page before. */
  cursor: z.optional(z.string().check(z.maxLength(40))),
  limit: z._default(z.int().check(z.gte(1), z.lte(100)), 30),
})
export type PostingsInput = z.output<typeof postingsInput>

export const postingInput = z.object({
  creditorId: z.optional(id('creditor')),
  transactionId: z.string().check(z.maxLength(40)),
})
