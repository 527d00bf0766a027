import type { Country } from '../countries.ts'

/** Public registers whose numbers carry no check digit: their shape is all that can be looked at. */
export const registersWithoutCheckDigit: Readonly<Record<Country, RegExp>> = {
  // Handelsregister: kind of register, number, sometimes a letter; the court may follow.
  DE: /^(?:HRA|HRB|GNR|PR|VR)\d{1,6}[A-Z]{0,40}$/,
  // Companies House: eight digits, or two letters (SC, NI, OC, …) and six digits.
  GB: /^(?:\d{8}|[A-Z]{2}\d{6})$/,
  // Companies Registration Office.
  IE: /^\d{5,6}$/,
  // Kamer van Koophandel.
  NL: /^(?:KVK)?\d{8}$/,
  // Repertorio economico amministrativo: province and number.
  IT: /^(?:REA)?[A-Z]{2}\d{5,7}$/,
  LU: /^B\d{4,6}$/,
  // Tax registration number; the emirates' licences have no common shape.
  AE: /^(?:\d{15}|(?:CN)?\d{5,8})$/,
  SA: /^\d{10}(?:\d{5})?$/,
}

/** A number with valid check digits that shows its shape. They are made up and belong to nobody we know. */
const examples: Readonly<Record<Country, string>> = {
  AE: '100123456700003',
  AT: 'ATU12345675',
  BE: 'BE0123456749',
  BG: 'BG123456786',
  CH: 'CHE-123.456.788',
  CZ: 'CZ12345679',
  DE: 'DE123456788',
  DK: 'DK12345674',
  ES: 'ESB12345674',
  FI: 'FI12345671',
  FR: 'FR11123456782',
  GB: 'GB123456727',
  GR: 'EL123456783',
  HR: 'HR12345678903',
  HU: 'HU12345676',
  IE: 'IE1234567T',
  IT: 'IT12345670017',
  LT: 'LT123456715',
  LU: 'LU12345613',
  LV: 'LV41234567891',
  MT: 'MT12345634',
  NL: 'NL123456782B01',
  PL: 'PL1234567802',
  PT: 'PT501234560',
  RO: 'RO123456789',
  SE: 'SE556123456701',
  SI: 'SI12345679',
  US: '12-3456780',
}

/** What a number of this country looks like, for a hint and for the refusal of another shape. */
export function exampleNumber(country: Country): string {
  return examples[country] ?? '12345678'
}

/** The countries whose example is worth showing. */
export const countriesWithExample = Object.keys(examples)
