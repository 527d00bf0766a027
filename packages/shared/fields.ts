import * as z from 'zod/mini'
import { isCountry } from './countries.ts'
import { type Day, isDay } from './dates.ts'
import { type Id, type IdKind, isId } from './ids.ts'
import { isLanguage, type Language } from './languages.ts'
import { type Currency, isCurrency, type Minor } from './money.ts'
import { plainPhone } from './phone.ts'

/**
 * The fields that forms of every slice are made of. The message of each is a key of `errors.json` under `input`, so
 * the form says it in the reader's language and the server says the same.
 */
const lineBreaks = /[\p{Cc}\p{Cf}\u2028\u2029]/u

/** One line of text, trimmed, without control characters or invisible marks; between 1 and `max` characters. */
export function line(max: number) {
  return z.string('input.required').check(
    z.trim(),
    z.minLength(1, 'input.required'),
    z.maxLength(max, 'input.tooLong'),
    z.refine((text) => !lineBreaks.test(text), 'input.oneLine'),
  )
}

/** A line that may stay empty; empty and missing both read as undefined. */
export function optionalLine(max: number) {
  return z.optional(z.pipe(z.string('input.text'), z.pipe(emptyIsMissing, z.optional(line(max)))))
}

/** Several lines of text, trimmed; between 1 and `max` characters. */
export function text(max: number) {
  return z
    .string('input.required')
    .check(z.trim(), z.minLength(1, 'input.required'), z.maxLength(max, 'input.tooLong'))
}

export const country = z.custom<string>(isCountry, 'input.country')
export const currency = z.custom<Currency>(isCurrency, 'input.currency')
export const language = z.custom<Language>(isLanguage, 'input.language')
export const dayField = z.custom<Day>(isDay, 'input.day')

/** An amount above zero and up to a hundred thousand million of the currency's units: more is a typing error. */
export const amount = z.custom<Minor>(
  (value) => Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= 10_000_000_000_000,
  'input.amount',
)

export const email = z
  .string('input.required')
  .check(z.trim(), z.toLowerCase(), z.maxLength(254, 'input.tooLong'), z.email('input.email'))

/** A telephone number in a form; comes out plain. */
export const phone = z.pipe(
  z.string('input.required').check(z.maxLength(60, 'input.tooLong')),
  z.transform((typed: string, context) => {
    const plain = plainPhone(typed)
    if (plain === null) context.issues.push({ code: 'custom', message: 'input.phone', input: typed })
    return plain ?? ''
  }),
)

/** An id of one kind. */
export function id<K extends IdKind>(kind: K) {
  return z.custom<Id<K>>((value) => isId(kind, value), 'input.id')
}

const emptyIsMissing = z.transform((value: string) => (value.trim() === '' ? undefined : value))
