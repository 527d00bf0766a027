import * as z from 'zod/mini'
import { language, line } from '../fields.ts'
import { mandateInput } from './mandate.ts'

/** What a person types and confirms to sign the agreement; time, address and text hash are the server's to add (A10). */
export const signingInput = z.object({
  signerName: line(120),
  signerRole: line(120),
  authorityConfirmed: z.literal(true, 'input.mustConfirm'),
  textVersion: line(40),
  language,
  mandate: mandateInput,
})

export type SigningInput = z.output<typeof signingInput>
