import * as z from 'zod/mini'
import { id, text } from '../fields.ts'

/** What is said in one message, on either side. Longer than this is a document. */
export const messageLength = 4_000

export const threadInput = z.object({ caseId: id('case') })
export const threadsInput = z.object({ creditorId: z.optional(id('creditor')) })

/** The id is made by whoever writes, so that a message sent twice by a weak connection is one message. */
export const writeInput = z.object({
  caseId: id('case'),
  messageId: id('message'),
  text: text(messageLength),
})
export type WriteInput = z.output<typeof writeInput>

/** An answer to a debtor, with the question it settles. */
export const answerInput = z.object({
  caseId: id('case'),
  messageId: id('message'),
  questionId: z.optional(id('message')),
  text: text(messageLength),
})
export type AnswerInput = z.output<typeof answerInput>

/** A message that needs no answer is settled with the reason. */
export const settleInput = z.object({ caseId: id('case'), messageId: id('message'), why: text(500) })
export type SettleInput = z.output<typeof settleInput>
