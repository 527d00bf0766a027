import * as z from 'zod/mini'
import { email, id, text } from '../fields.ts'

/** How long a debtor's link opens (Part 7.7). It is renewed with each letter. */
export const linkDays = 90

export const renewLinkInput = z.object({ caseId: id('case'), contactId: id('contact') })
export type RenewLinkInput = z.output<typeof renewLinkInput>

export const revokeLinksInput = z.object({ caseId: id('case'), why: text(500) })
export type RevokeLinksInput = z.output<typeof revokeLinksInput>

export const letterInput = z.object({ caseId: id('case'), letterId: id('letter') })
export type LetterInput = z.output<typeof letterInput>

/** A letter that came back, and the address to which it goes now: corrected, or the same once more. */
export const resendLetterInput = z.object({ caseId: id('case'), letterId: id('letter'), email })
export type ResendLetterInput = z.output<typeof resendLetterInput>
