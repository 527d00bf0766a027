import * as z from 'zod/mini'
import { amount, dayField, id, text } from '../fields.ts'

export const oneFeeInvoice = z.object({ feeInvoiceId: id('feeInvoice') })

/** A person says that so much of an invoice has arrived, as it stood before their eyes. */
export const settleFeeInvoiceInput = z.object({
  feeInvoiceId: id('feeInvoice'),
  seenOpenMinor: z.int(),
  amountMinor: amount,
  receivedOn: dayField,
  why: text(500),
})
export type SettleFeeInvoice = z.output<typeof settleFeeInvoiceInput>

export const takeBackFeePaymentInput = z.object({ feePaymentId: id('feePayment'), why: text(500) })
export type TakeBackFeePayment = z.output<typeof takeBackFeePaymentInput>
