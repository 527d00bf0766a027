import * as z from 'zod/mini'
import { id, text } from '../fields.ts'
import { evidenceParts } from './chargeback.ts'

/** What a bank reads in a minute; the provider takes up to 20,000 characters. */
export const chargebackWordsLength = 5_000

const seen = { caseId: id('case'), chargebackId: id('chargeback'), version: z.int() }
const words = text(chargebackWordsLength).check(z.minLength(10, 'input.tooShort'))

/** A file of the case, or one of the papers that we write ourselves. */
const evidence = z.object({
  part: z.enum(evidenceParts, 'input.choose'),
  source: z.union([z.literal('receipt'), z.literal('messages'), z.literal('plan'), id('document')]),
})
export type Evidence = z.output<typeof evidence>

export const evidenceRef = z.object({ caseId: id('case'), chargebackId: id('chargeback') })
export type EvidenceRef = z.output<typeof evidenceRef>

/** What the bank reads: our words, and one file for each thing that it asks for. */
export const answerChargebackInput = z.object({
  ...seen,
  words,
  files: z.array(evidence).check(
    z.maxLength(evidenceParts.length, 'input.tooMany'),
    z.refine((files) => new Set(files.map(({ part }) => part)).size === files.length, 'input.choose'),
  ),
})
export type AnswerChargebackInput = z.output<typeof answerChargebackInput>

/** We give it up: nothing is sent, and the bank keeps the money. */
export const acceptChargebackInput = z.object({ ...seen, why: words })
export type AcceptChargebackInput = z.output<typeof acceptChargebackInput>
