import * as z from 'zod/mini'
import { id, text } from '../fields.ts'

/** What is said in one message, on either side. Longer than this is a document. */
export const messageLength = 4_000

export const threadInput = z.object({ caseId: id('case') })

/** Which conversation was on the screen; a creditor's people have only their own. */
export const markReadInput = z.object({
  caseId: id('case'),
  audience: z._default(z.enum(['creditor', 'debtor']), 'creditor'),
})
export type MarkReadInput = z.output<typeof markReadInput>

/** The creditor wants to know where the case stands (A29), with or without words of their own. */
export const askUpdateInput = z.object({
  caseId: id('case'),
  messageId: id('message'),
  text: z._default(z.string().check(z.trim(), z.maxLength(messageLength, 'input.tooLong')), ''),
})
export type AskUpdateInput = z.output<typeof askUpdateInput>
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
