import * as z from 'zod/mini'
import { id, line, text } from '../fields.ts'

/** What a debtor agrees to when it lets us keep the card: the words that were on the screen, in its name. */
export const keepCardInput = z.object({
  name: line(120),
  textSha256: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'input.text')),
})
export type KeepCardInput = z.output<typeof keepCardInput>

export const removeCardInput = z.object({ savedCardId: id('savedCard') })

export const stopCardInput = z.object({ caseId: id('case'), savedCardId: id('savedCard'), why: text(2_000) })
