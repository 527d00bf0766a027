import { mod97 } from './mod97.ts'

declare const referenceBrand: unique symbol
/** A structured creditor reference of ISO 11649: RF, two check digits, and at most 21 letters and digits. */
export type CreditorReference = string & { readonly [referenceBrand]: true }

const shape = /^RF\d{2}[0-9A-Z]{1,21}$/

/** The part of a case's number that a reference is made of: C-AV-0007 is CAV0007. */
export const bareNumber = (caseNumber: string) => caseNumber.replace(/[^0-9A-Za-z]/g, '').toUpperCase()

/** The one reference of a case (E06). Numbers of cases are unique for the agency, and so are their references. */
export function creditorReference(caseNumber: string): CreditorReference {
  const body = bareNumber(caseNumber)
  if (body.length < 1 || body.length > 21) throw new RangeError('A reference has at most 21 characters')
  const check = 98 - mod97(`${body}RF00`)
  return `RF${String(check).padStart(2, '0')}${body}` as CreditorReference
}

/** A reference as somebody typed it, or null where the check digits say that something was mistyped. */
export function readReference(text: string): CreditorReference | null {
  const plain = text.replace(/[\s.-]/g, '').toUpperCase()
  if (!shape.test(plain)) return null
  return mod97(plain.slice(4) + plain.slice(0, 4)) === 1 ? (plain as CreditorReference) : null
}

/** What a reference is about: the number of the case without its dashes. */
export const numberIn = (reference: CreditorReference): string => reference.slice(4)

/**
 * Every valid reference in words that a payer wrote freely, each once: `Rechnung RF18 CAV0 007, danke`. A blank may
 * stand anywhere in it, so that every piece whose check digits agree counts; which of them is a case, the cases say.
 */
export function referencesIn(text: string): CreditorReference[] {
  const plain = text.toUpperCase()
  const found = new Set<CreditorReference>()
  for (const { index } of plain.matchAll(/RF\s?\d\s?\d/g)) {
    const words = plain.slice(index, index + longestWritten).split(/[^0-9A-Z]+/)
    for (const count of words.keys()) {
      const reference = readReference(words.slice(0, count + 1).join(''))
      if (reference) found.add(reference)
    }
  }
  return [...found]
}

/** 25 characters, with a blank between every four and some to spare. */
const longestWritten = 40
