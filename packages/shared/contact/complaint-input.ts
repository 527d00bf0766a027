import * as z from 'zod/mini'
import { email, line, optionalLine, text } from '../fields.ts'

/** A complaint of anybody (A50). The reference is whatever number the writer has at hand; the desk finds the case by it. */
export const complaintInput = z.object({
  name: line(120),
  email,
  reference: optionalLine(60),
  text: text(8_000),
})
export type ComplaintInput = z.output<typeof complaintInput>
