import { type CountryRow, countryTable } from './country-table.ts'

/** An ISO 3166-1 alpha-2 code, in capital letters. */
export type Country = string
/** How we reach a debtor's country: our own collectors, a partner agency there, or not at all (A45). */
export type Coverage = 'OWN' | 'PARTNER' | 'NONE'
/** The tariff zone of a country (Part 7.2). */
export type Zone = 'EUROPE' | 'AMERICAS_NORTH' | 'REST'

const rows = new Map(countryTable.map((row) => [row.code, row]))

/** Every country code, in alphabetical order. */
export const countries: readonly Country[] = countryTable.map((row) => row.code)

const eu = set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK')
const eeaOnly = set('IS LI NO')
const euro = set('AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK')

// "Americas north" is the Northern America of the UN's M49 standard; the four others are named by the tariff (Part 7.2).
const americasNorth = set('US CA BM GL PM AU NZ JP SG')

/**
 * Example data, to be replaced by the operator's own offices and contracts: nobody publishes such a table for us.
 * No coverage where a payment could not lawfully or practically reach us, or where no business is seated.
 */
export const coverageSource = {
  source: 'example of the operator',
  verified: false,
  asOf: '2026-11-01',
} as const
const ownOffices = set('AT BE DE ES FR GB IE IT LU NL PT')
const outOfReach = set('AF AQ BV BY CF CU EH ER GS HM HT IO IR KP LY MM PN RU SD SO SS SY TF UM VE YE')

export function isCountry(text: unknown): text is Country {
  return typeof text === 'string' && rows.has(text)
}

export function coverage(country: Country): Coverage {
  const { code } = rowOf(country)
  if (outOfReach.has(code)) return 'NONE'
  return ownOffices.has(code) ? 'OWN' : 'PARTNER'
}

/** EU, EEA, United Kingdom and Switzerland are Europe; what is in no other zone is the rest. */
export function zone(country: Country): Zone {
  const { code } = rowOf(country)
  if (isEuEea(code) || code === 'GB' || code === 'CH') return 'EUROPE'
  return americasNorth.has(code) ? 'AMERICAS_NORTH' : 'REST'
}

/** The currency that a form starts with for this country. */
export function defaultCurrency(country: Country): string {
  return rowOf(country).currency
}

/** The time zone of the country's main place of business; countries with several have the one of that place. */
export function timeZone(country: Country): string {
  return rowOf(country).timeZone
}

/** Member of the European Union. */
export function isEu(country: Country): boolean {
  return eu.has(country)
}

/** Member of the European Union or of the European Economic Area. */
export function isEuEea(country: Country): boolean {
  return eu.has(country) || eeaOnly.has(country)
}

/** Member of the euro area. */
export function isEuroArea(country: Country): boolean {
  return euro.has(country)
}

function rowOf(country: Country): CountryRow {
  const row = rows.get(country)
  if (!row) throw new RangeError(`Not an ISO 3166-1 country: ${country}`)
  return row
}

function set(codes: string): ReadonlySet<string> {
  return new Set(codes.split(' '))
}
