import * as z from 'zod/mini'
import { amount, dayField, id, optionalLine, text } from '../fields.ts'
import { directMethods } from './direct-payment.ts'

/** Enough for a reason; longer than this is a document. */
export const directWordsLength = 2_000
const words = text(directWordsLength).check(z.minLength(10, 'input.tooShort'))

/** Hours and minutes on the creditor's own clock, as minutes since midnight. */
const minute = z.optional(z.int('input.time').check(z.gte(0, 'input.time'), z.lte(1439, 'input.time')))

/**
 * What a report needs (A38). The id comes with the form, so that a report sent twice by a weak connection is one. It
 * may answer a debtor who says to have paid already.
 */
export const reportDirectInput = z.object({
  caseId: id('case'),
  directPaymentId: id('directPayment'),
  receivedOn: dayField,
  receivedMinute: minute,
  amountMinor: amount,
  method: z.enum(directMethods, 'input.choose'),
  reference: optionalLine(140),
  /** The invoices that the payer named; none means the agreement's order. */
  invoiceIds: z._default(z.array(id('invoice')).check(z.maxLength(200, 'input.tooMany')), []),
  disputeId: z.optional(id('dispute')),
})
export type ReportDirectInput = z.output<typeof reportDirectInput>

const seen = { caseId: id('case'), directPaymentId: id('directPayment'), version: z.int() }

export const directSeenInput = z.object(seen)
export type DirectSeenInput = z.output<typeof directSeenInput>

/** A question, its answer, or the reason of a rejection. */
export const directWordsInput = z.object({ ...seen, words })
export type DirectWordsInput = z.output<typeof directWordsInput>
