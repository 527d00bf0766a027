import * as z from 'zod/mini'
import { dayField, id, line, text } from '../fields.ts'

/** How long a creditor has to answer, in days (Part 7.7). */
export const informationDays = 10
export const mostItems = 12

/**
 * Every decision names the version of the case that the person saw: whoever decides on something that has changed in
 * the meantime is shown the case again instead of overwriting what somebody else did.
 */
const seen = { caseId: id('case'), version: z.int('input.number').check(z.gte(0, 'input.number')) }

export const acceptInput = z.object({ ...seen, collectorId: z.optional(id('user')) })
export type AcceptInput = z.output<typeof acceptInput>

export const askInformationInput = z.object({
  ...seen,
  question: text(2_000),
  items: z.array(line(160)).check(z.maxLength(mostItems, 'input.tooLong')),
  dueOn: dayField,
})
export type AskInformationInput = z.output<typeof askInformationInput>

export const declineInput = z.object({ ...seen, reason: text(2_000) })
export type DeclineInput = z.output<typeof declineInput>
