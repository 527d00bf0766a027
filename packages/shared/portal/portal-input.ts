import * as z from 'zod/mini'
import { messageLength } from '../contact/message-input.ts'
import { email, id, line, text } from '../fields.ts'

/**
 * What a debtor may write to us about. The last three are rights of the GDPR (Art 15, 16 and 21): they go to the same
 * person and are answered within the month of Art 12(3).
 */
export const topics = ['question', 'access', 'correction', 'objection'] as const
export type Topic = (typeof topics)[number]
export const isTopic = (value: unknown): value is Topic => topics.some((topic) => topic === value)

/** The id comes with the form, so that a form sent twice by a weak connection is one message. */
export const askInput = z.object({
  messageId: id('message'),
  topic: z.enum(topics),
  text: text(messageLength),
})
export type AskInput = z.output<typeof askInput>

/** Which of our messages were on the screen; those that came since were not. */
export const debtorReadInput = z.object({
  messageIds: z.array(id('message')).check(z.minLength(1), z.maxLength(200, 'input.tooMany')),
})
export type DebtorReadInput = z.output<typeof debtorReadInput>

/** The id comes with the form here as well. */
export const debtorComplaintInput = z.object({
  complaintId: id('complaint'),
  name: line(120),
  email,
  text: text(messageLength),
})
export type DebtorComplaintInput = z.output<typeof debtorComplaintInput>
