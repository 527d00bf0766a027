import * as z from 'zod/mini'
import { id, text } from '../fields.ts'
import { caseDraft } from './case-draft.ts'

const version = z.int('input.number').check(z.gte(0, 'input.number'))

/** Which case a procedure is about. */
export const caseRef = z.object({ caseId: id('case') })

/** Which company a procedure is about; a creditor's own where nothing is said. */
export const creditorRef = z.optional(z.object({ creditorId: z.optional(id('creditor')) }))

/** The client makes the id of the case, so that a start that is repeated is the same start. */
export const startDraftInput = z.object({
  caseId: id('case'),
  creditorId: z.optional(id('creditor')),
  quoteToken: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
})
export type StartDraftInput = z.output<typeof startDraftInput>

/** `version` is the one that was edited: whoever edited an older one is told instead of overwriting. */
export const saveDraftInput = z.object({ caseId: id('case'), version, draft: caseDraft })
export type SaveDraftInput = z.output<typeof saveDraftInput>

/** `percent` is the price that the person saw; another one is shown before it binds. */
export const submitInput = z.object({
  caseId: id('case'),
  version,
  percent: z.string().check(z.maxLength(12)),
})
export type SubmitInput = z.output<typeof submitInput>

export const documentInput = z.object({ caseId: id('case'), documentId: id('document') })
export type DocumentInput = z.output<typeof documentInput>

export const answerRequestInput = z.object({
  caseId: id('case'),
  requestId: id('request'),
  answer: text(4_000),
})
export type AnswerRequestInput = z.output<typeof answerRequestInput>
