import { isValidIBAN } from 'ibantools'
import { mod97 } from './mod97.ts'

declare const ibanBrand: unique symbol
/** An International Bank Account Number (ISO 13616), without blanks, whose length and check digits are right. */
export type Iban = string & { readonly [ibanBrand]: true }

/** What was typed or copied as an IBAN, or null: blanks, dashes and small letters are harmless. */
export function readIban(text: string): Iban | null {
  const plain = text.replace(/[\s.-]/g, '').toUpperCase()
  return isValidIBAN(plain) ? (plain as Iban) : null
}

/** An IBAN of this country from the national account number; refuses (RangeError) one of the wrong length. */
export function ibanOf(country: string, account: string): Iban {
  const check = String(98 - mod97(`${account}${country}00`)).padStart(2, '0')
  const found = readIban(`${country}${check}${account}`)
  if (!found) throw new RangeError(`Not an account number of ${country}`)
  return found
}
