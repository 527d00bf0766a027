import * as z from 'zod/mini'
import { id, text } from '../fields.ts'
import { inboxKinds } from './inbox.ts'

/** How many rows a list of the desk shows at once. */
export const deskPage = 50

const cursor = z.optional(z.string().check(z.maxLength(200)))

export const inboxInput = z.object({
  kind: z.optional(z.enum(inboxKinds)),
  /** Only what this person has to do, or nobody yet. */
  mine: z._default(z.boolean(), false),
  cursor,
})
export type InboxInput = z.output<typeof inboxInput>

export const searchInput = z.object({
  /** A debtor, a creditor, a case number, an invoice number or an amount. Empty: what moved last. */
  query: z.string().check(z.trim(), z.maxLength(80, 'input.tooLong')),
})
export type SearchInput = z.output<typeof searchInput>

export const creditorsInput = z.object({
  query: z._default(z.string().check(z.trim(), z.maxLength(80, 'input.tooLong')), ''),
  cursor,
})
export type CreditorsInput = z.output<typeof creditorsInput>

export const workspaceInput = z.object({ caseId: id('case') })

const noteLength = 4_000
export const noteInput = z.object({ caseId: id('case'), noteId: id('note'), text: text(noteLength) })
export type NoteInput = z.output<typeof noteInput>

/** The three things that may wait without a case. */
export const leadInput = z.object({ leadId: id('lead') })
export const complaintIdInput = z.object({ complaintId: id('complaint') })
export const setAsideInput = z.object({ setAsideId: id('setAside') })
