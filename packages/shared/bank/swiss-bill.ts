import { type Minor, toDecimal } from '../money.ts'
import type { CreditorReference } from './creditor-reference.ts'
import { type Iban, readIban } from './iban.ts'
import type { BankAddress } from './pain.ts'

/** Somebody on a bill, with a structured address (type S, the only one since version 2.3 of the guidelines). */
export type SwissParty = {
  readonly name: string
  readonly street: string
  readonly buildingNumber: string
  readonly postalCode: string
  readonly town: string
  readonly country: string
}

/** A Swiss QR bill in francs (Swiss Implementation Guidelines QR-bill v2.3). */
export type SwissBill = {
  readonly iban: Iban
  readonly payee: SwissParty
  readonly amount: Minor
  readonly reference: CreditorReference
  readonly message: string
  /** Null where the payer fills the field in by hand. */
  readonly payer: SwissParty | null
}

type Question = {
  readonly name: string
  readonly iban: Iban
  readonly address: BankAddress | null
  readonly amount: Minor
  readonly currency: string
  readonly reference: CreditorReference
  readonly message: string
  readonly payer: { readonly name: string; readonly address: BankAddress } | null
}

/** Lengths of the data elements, section 4.2.2. */
const room = { name: 70, street: 70, buildingNumber: 16, postalCode: 16, town: 35, message: 140 }
const most = 99_999_999_999

/**
 * The bill for a transfer, or null where the guidelines allow none: other money than francs, an account that is not
 * Swiss or of Liechtenstein, a QR-IBAN (which wants another kind of reference), or a payee without a whole address.
 * A payer whose name or address does not fit, or is not in Latin letters, is left for the payer to write.
 */
export function swissBill(of: Question): SwissBill | null {
  const { iban, amount, currency, reference } = of
  if (currency !== 'CHF' || amount < 1 || amount > most) return null
  if (readIban(iban) !== iban || !/^(CH|LI)/.test(iban) || isQrIban(iban)) return null
  const payee = of.address && partyOf(of.name, of.address)
  if (!payee) return null
  const payer = of.payer && partyOf(of.payer.name, of.payer.address)
  return { iban, payee, amount, reference, message: fits(of.message, room.message) ? of.message : '', payer }
}

/** Institutions from 30000 to 31999 are for QR references alone (section 2.4). */
const isQrIban = (iban: Iban) => /^3[01]/.test(iban.slice(4, 9))

function partyOf(
  name: string,
  { street, buildingNumber, postalCode, town, country }: BankAddress,
): SwissParty | null {
  const party = {
    name: oneLine(name),
    street: oneLine(street ?? ''),
    buildingNumber: oneLine(buildingNumber ?? ''),
    postalCode: oneLine(postalCode ?? ''),
    town: oneLine(town),
    country,
  }
  const hasMust =
    party.name !== '' && party.postalCode !== '' && party.town !== '' && /^[A-Z]{2}$/.test(country)
  const fields = ['name', 'street', 'buildingNumber', 'postalCode', 'town'] as const
  return hasMust && fields.every((field) => fits(party[field], room[field])) ? party : null
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The permitted characters of version 2.3 (section 4.1.1): Latin with its supplements, and the sign of the euro. */
const fits = (text: string, most: number) =>
  [...text].length <= most && /^[\u0020-\u007e\u00a0-\u017f\u0218-\u021b\u20ac]*$/.test(text)

/** The text of the code, element by element in its order (section 4.2.2); 31 lines, the last of which ends it. */
export function swissBillText({ iban, payee, amount, reference, message, payer }: SwissBill): string {
  const lines = (party: SwissParty | null) =>
    party
      ? ['S', party.name, party.street, party.buildingNumber, party.postalCode, party.town, party.country]
      : Array<string>(7).fill('')
  return [
    ...['SPC', '0200', '1', iban],
    ...lines(payee),
    // The place of a final payee, which the guidelines keep for later.
    ...lines(null),
    ...[toDecimal(amount, 'CHF'), 'CHF'],
    ...lines(payer),
    ...['SCOR', reference, message, 'EPD'],
  ].join('\n')
}

/** An amount as the payment part writes it: thousands apart by a blank, cents after a point (section 3.5.3). */
export const swissAmount = (amount: Minor): string =>
  toDecimal(amount, 'CHF')
    .replace(/\B(?=(\d{3})+(?!\d))/g, ' ')
    .replace(/\.(.*)$/, (cents) => cents.replaceAll(' ', ''))

/** Name and address as they stand on the slip; the country is said where it is not Switzerland. */
export function addressLines({
  name,
  street,
  buildingNumber,
  postalCode,
  town,
  country,
}: SwissParty): string[] {
  const road = [street, buildingNumber].filter(Boolean).join(' ')
  const place = `${country === 'CH' ? '' : `${country}-`}${postalCode} ${town}`
  return [name, road, place].filter(Boolean)
}
