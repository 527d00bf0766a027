import * as z from 'zod/mini'
import { id, text } from '../fields.ts'
import { correctionKinds } from './correction.ts'

const words = text(500).check(z.minLength(10, 'input.tooShort'))
/** More invoices than this nobody names one by one. */
const mostNamed = 100

const wanted = {
  caseId: id('case'),
  paymentId: id('payment'),
  kind: z.enum(correctionKinds),
  /** Only of money that moves. */
  toCaseId: z.optional(id('case')),
  /** The invoices that it pays first from now on; none means the order of the agreement. */
  invoiceIds: z.array(id('invoice')).check(z.maxLength(mostNamed)),
}
/** Whoever decides about one that was asked for sees what it does now; it does not stand in its own way. */
export const previewCorrectionInput = z.object({ ...wanted, correctionId: z.optional(id('correction')) })
export type PreviewCorrection = z.output<typeof previewCorrectionInput>

/** The id comes with the form: a correction that is asked for twice is one. */
export const askCorrectionInput = z.object({ ...wanted, correctionId: id('correction'), why: words })
export type AskCorrection = z.output<typeof askCorrectionInput>

const seen = { caseId: id('case'), correctionId: id('correction'), version: z.int().check(z.nonnegative()) }
export const correctionSeenInput = z.object(seen)
export type CorrectionSeen = z.output<typeof correctionSeenInput>
export const declineCorrectionInput = z.object({ ...seen, why: words })
export type DeclineCorrection = z.output<typeof declineCorrectionInput>

export const findTargetsInput = z.object({
  caseId: id('case'),
  query: z.string().check(z.trim(), z.maxLength(80, 'input.tooLong')),
})
