import { type Day, isDay } from '../dates.ts'
import { exponent, fromDecimal, isCurrency, type Minor, negate } from '../money.ts'
import { Refusal } from '../refusal.ts'

/** The texts of one part of a file by their path in it: `Refs/EndToEndId`, `Amt`, and `Amt@Ccy` for an attribute. */
export type Fields = Map<string, string[]>

export function fieldsOf(): Fields {
  return new Map()
}

export function addField(fields: Fields, path: string, text: string): void {
  const known = fields.get(path)
  if (known) known.push(text)
  else fields.set(path, [text])
}

/** The first text of the first of these paths that has one. Banks write a word where they have nothing to say. */
export function textOf(fields: Fields, ...paths: string[]): string | null {
  for (const path of paths) {
    const text = fields.get(path)?.find((each) => each !== '' && !saysNothing.test(each))
    if (text !== undefined) return text
  }
  return null
}
const saysNothing = /^(NOTPROVIDED|NONREF|NOT PROVIDED)$/i

/** The money at one of these paths with its own currency, or null; refuses what is no amount. */
export function moneyOf(
  fields: Fields,
  line: number,
  ...paths: string[]
): { amount: Minor; currency: string } | null {
  const path = paths.find((each) => fields.has(each))
  if (path === undefined) return null
  const currency = fields.get(`${path}@Ccy`)?.[0] ?? ''
  const text = fields.get(path)?.[0] ?? ''
  return { amount: readAmount(text, currency, line), currency }
}

/** Amounts are texts with a dot and up to five decimals; what the currency does not have must be zeros. */
export function readAmount(text: string, currency: string, line: number): Minor {
  if (!isCurrency(currency)) throw new Refusal('bank.badCurrency', { line, currency })
  const places = exponent(currency)
  const cut = new RegExp(String.raw`^(\d+)(?:\.(\d{0,${places}})0*)?$`).exec(text)
  if (!cut) throw new Refusal('bank.badAmount', { line, text: text.slice(0, 40) })
  const [, whole = '', fraction = ''] = cut
  try {
    return fromDecimal(fraction === '' ? whole : `${whole}.${fraction}`, currency)
  } catch {
    throw new Refusal('bank.badAmount', { line, text: text.slice(0, 40) })
  }
}

/** Credits grow the account, debits make it fall. */
export function signed(amount: Minor, direction: string | null, line: number): Minor {
  if (direction === 'CRDT') return amount
  if (direction === 'DBIT') return negate(amount)
  throw new Refusal('bank.noDirection', { line })
}

/** A day, also where the bank gives a moment: the day that the bank itself wrote. */
export function dayOf(fields: Fields, line: number, path: string): Day | null {
  const text = textOf(fields, `${path}/Dt`, `${path}/DtTm`)
  if (text === null) return null
  const found = text.slice(0, 10)
  if (!isDay(found)) throw new Refusal('bank.badDay', { line, text: text.slice(0, 40) })
  return found
}
