import * as z from 'zod/mini'
import { line } from '../fields.ts'

/** The digits of a check code as people type them: `4821-77`, `4821 77`, `482177`, also in Arabic figures. */
export function plainCheckCode(typed: string): string | null {
  const digits = typed
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\s\-‐-―.\p{Cf}]/gu, '')
  return /^\d{6}$/.test(digits) ? `${digits.slice(0, 4)}-${digits.slice(4)}` : null
}

/**
 * A company's name as two people would agree that it is the same: without case, accents, punctuation and legal form.
 * `Aceros Vega, S.L.` and `ACEROS VEGA` are one.
 */
export function comparableName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[.'’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !legalForms.has(word))
  return words.join(' ')
}

const legalForms = new Set(
  'sl slu sa sau srl sarl sas sasu gmbh ag kg ohg ug mbh co ltd limited plc llp llc inc bv nv sprl spa ltda lda ab as oy fze fzco'.split(
    ' ',
  ),
)

export const checkCodeInput = z.object({
  code: z
    .string('input.required')
    .check(z.refine((typed) => plainCheckCode(typed) !== null, 'contact.checkCode')),
  creditor: line(200),
})
export type CheckCodeInput = z.output<typeof checkCodeInput>
