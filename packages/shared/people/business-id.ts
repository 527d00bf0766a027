import { checkVAT, countries as vatCountries } from 'jsvat'
import { validateEntity, validatePerson } from 'stdnum'
import type { Country } from '../countries.ts'
import { Refusal } from '../refusal.ts'
import { exampleNumber, registersWithoutCheckDigit } from './business-id-shapes.ts'

/** The number that a business is known by: normalised, so that one business is stored under one text. */
export type BusinessId = {
  kind: 'vat' | 'company'
  number: string
  /** False where the country's register gives no check digit: only the shape could be looked at. */
  checked: boolean
  /** A natural person's number that also serves as a VAT number: a sole trader's, never a company's. */
  personal: boolean
}

/**
 * Reads a VAT or company number as people type it, with blanks, dots and dashes, with or without the country's
 * letters (A41). Answers the number with its check digits proved, or the refusal that names what is wrong.
 */
export function readBusinessId(country: Country, typed: string): BusinessId | Refusal {
  const plain = plainText(typed)
  if (plain === '') return new Refusal('people.numberEmpty')
  const prefix = vatPrefix(country)
  const body = plain.startsWith(prefix) ? plain.slice(prefix.length) : plain
  const vat = checkVAT(prefix + body, vatCountries)
  const entity = [body, plain].map((text) => validateEntity(country, text))
  const isBusiness = entity.some((result) => result.isValid === true)
  const isPerson = !isBusiness && validatePerson(country, body).isValid === true
  const isKnown = entity.some((result) => result.checked)

  if (vat.isValid && (isBusiness || isPerson || !isKnown)) {
    return {
      kind: 'vat',
      number: (vat.value ?? prefix + body).replace(vatEnding, ''),
      checked: true,
      personal: isPerson,
    }
  }
  if (isBusiness) {
    const found = entity[0]?.isValid ? body : plain
    return { kind: 'company', number: found, checked: true, personal: false }
  }
  const register = registersWithoutCheckDigit[country]
  if (register?.test(plain) || (!isKnown && !register && anywhere.test(plain))) {
    return { kind: 'company', number: plain, checked: false, personal: false }
  }
  return whyNot(country, { plain, isPerson, isVatShape: vat.isValidFormat, isKnown })
}

/** Where nothing is known of a country's numbers: some letters and at least three digits. */
const anywhere = /^(?=(?:\D*\d){3})[A-Z0-9]{4,20}$/
/** The Swiss write the kind of tax behind the number; it does not belong to it. */
const vatEnding = /(?:MWST|TVA|IVA)$/

type Seen = { plain: string; isPerson: boolean; isVatShape: boolean; isKnown: boolean }

function whyNot(country: Country, { plain, isPerson, isVatShape, isKnown }: Seen): Refusal {
  const elsewhere = checkVAT(plain, vatCountries)
  const home = elsewhere.country?.isoCode.short
  if (elsewhere.isValid && home !== undefined && home !== country && /^[A-Z]{2}/.test(plain)) {
    return new Refusal('people.numberOtherCountry', { prefix: plain.slice(0, 2), country })
  }
  if (isPerson) return new Refusal('people.numberPerson')
  const params = { country, example: exampleNumber(country) }
  const isMistyped = isVatShape || (isKnown && plain.length === withoutPrefix(country, params.example).length)
  return new Refusal(isMistyped ? 'people.numberCheckDigit' : 'people.numberShape', params)
}

const withoutPrefix = (country: Country, text: string) => {
  const plain = plainText(text)
  const prefix = vatPrefix(country)
  return plain.startsWith(prefix) ? plain.slice(prefix.length) : plain
}

/** The letters a VAT number begins with. Greece writes EL, Switzerland CHE; everybody else their country code. */
function vatPrefix(country: Country): string {
  if (country === 'GR') return 'EL'
  return country === 'CH' ? 'CHE' : country
}

/** Capital letters and Western digits; what people put between them for the eye is dropped. */
function plainText(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
}
