import * as z from 'zod/mini'
import { id, text } from '../fields.ts'
import { messageLength } from './message-input.ts'

export const handleLeadInput = z.object({ leadId: id('lead') })
export type HandleLeadInput = z.output<typeof handleLeadInput>

export const answerComplaintInput = z.object({ complaintId: id('complaint'), answer: text(messageLength) })
export type AnswerComplaintInput = z.output<typeof answerComplaintInput>
