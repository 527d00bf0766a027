import * as z from 'zod/mini'
import { email } from '../fields.ts'

/** The secret of a quote's link, as it stands in the address. */
export const quoteToken = z.string('input.required').check(z.minLength(1, 'input.required'), z.maxLength(100))

export const openQuoteInput = z.object({ token: quoteToken })
export const mailQuoteInput = z.object({ token: quoteToken, email })
export type MailQuoteInput = z.output<typeof mailQuoteInput>
