import * as z from 'zod/mini'
import { amount, id, text } from '../fields.ts'

const words = text(500).check(z.minLength(10, 'input.tooShort'))

/** The id comes with the form: a refund that is asked for twice is one. */
export const refundInput = z.object({
  caseId: id('case'),
  refundId: id('refund'),
  paymentId: id('payment'),
  amountMinor: amount,
  /** Where a transfer goes: to the account that the money came from, or to one that the debtor is asked for. */
  account: z.optional(z.enum(['payer', 'ask'])),
  why: words,
})
export type RefundInput = z.output<typeof refundInput>

/** What a refund would do, before anybody asks for it. */
export const previewRefundInput = z.object({
  caseId: id('case'),
  paymentId: id('payment'),
  amountMinor: amount,
})
export type PreviewRefundInput = z.output<typeof previewRefundInput>

const seen = { caseId: id('case'), refundId: id('refund'), version: z.int() }
export const refundSeenInput = z.object(seen)
export type RefundSeenInput = z.output<typeof refundSeenInput>
export const declineRefundInput = z.object({ ...seen, why: words })
export type DeclineRefundInput = z.output<typeof declineRefundInput>
