import * as z from 'zod/mini'
import { country, line, optionalLine } from '../fields.ts'
import { isReadable } from './sepa-text.ts'
import { readIban } from './iban.ts'

/** An account as people type it: blanks, dashes and small letters are read, a mistyped digit is not. */
export const ibanField = z.pipe(
  z.string('input.required').check(z.minLength(1, 'input.required'), z.maxLength(60, 'input.tooLong')),
  z.transform((typed: string, context) => {
    const iban = readIban(typed)
    if (iban === null) context.issues.push({ code: 'custom', message: 'input.iban', input: typed })
    return iban ?? ''
  }),
)

/** What banks can read: the name and the town need Latin letters, however they are written elsewhere. */
export const readable = (max: number) => line(max).check(z.refine(isReadable, 'input.latin'))

/** Where a creditor is paid. Town and country are always there: banks refuse anything less (C10). */
export const bankDetailsInput = z.object({
  iban: ibanField,
  holder: readable(70),
  street: optionalLine(70),
  buildingNumber: optionalLine(16),
  postalCode: optionalLine(16),
  town: readable(35),
  country,
  /** The six digits of the person's authenticator at this moment. */
  code: z.string('input.required').check(z.trim(), z.regex(/^\d{6}$/, 'input.sixDigits')),
})
export type BankDetailsInput = z.output<typeof bankDetailsInput>
