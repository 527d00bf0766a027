import { describe, expect, test } from 'vitest'
import { isRefusal } from '../refusal.ts'
import { type BusinessId, readBusinessId } from './business-id.ts'
import { countriesWithExample, exampleNumber } from './business-id-shapes.ts'

const numberOf = (country: string, typed: string) => {
  const found = readBusinessId(country, typed)
  return isRefusal(found) ? found.code : `${found.kind} ${found.number}`
}

describe('numbers as people type them', () => {
  test.each([
    ['ES', 'ESB12345674', 'vat ESB12345674'],
    ['ES', 'b-12.345.674', 'vat ESB12345674'],
    ['DE', 'de 136 695 976', 'vat DE136695976'],
    ['DE', '136695976', 'vat DE136695976'],
    ['DE', 'HRB 12345 B', 'company HRB12345B'],
    ['BE', '0776.091.951', 'vat BE0776091951'],
    ['FR', '123 456 782', 'company 123456782'],
    ['FR', 'FR11 123456782', 'vat FR11123456782'],
    ['GB', 'SC123456', 'company SC123456'],
    ['GB', '01234567', 'company 01234567'],
    ['NL', 'NL123456782B01', 'vat NL123456782B01'],
    ['NL', '12345678', 'company 12345678'],
    ['GR', '123456783', 'vat EL123456783'],
    ['CH', 'CHE-123.456.788 MWST', 'vat CHE123456788'],
    ['US', '12-3456780', 'company 123456780'],
    ['AE', '١٠٠١٢٣٤٥٦٧٠٠٠٠٣', 'company 100123456700003'],
    ['KE', 'C.123456', 'company C123456'],
  ])('%s %s', (country, typed, expected) => expect(numberOf(country, typed)).toBe(expected))

  test.each(countriesWithExample)('the example of %s is one', (country) => {
    expect(numberOf(country, exampleNumber(country))).toMatch(/^(vat|company) /)
  })
})

describe('what is refused, and why', () => {
  test.each([
    ['ES', '  ', 'people.numberEmpty'],
    ['ES', 'ESB12345675', 'people.numberCheckDigit'],
    ['ES', 'B12345675', 'people.numberCheckDigit'],
    ['DE', 'DE136695977', 'people.numberCheckDigit'],
    ['PL', 'PL1234567890', 'people.numberCheckDigit'],
    ['ES', 'B123', 'people.numberShape'],
    ['ES', 'Aceros Vega', 'people.numberShape'],
    ['ES', 'DE136695976', 'people.numberOtherCountry'],
    ['DE', 'ESB12345674', 'people.numberOtherCountry'],
    ['BE', '85.07.30-033 28', 'people.numberPerson'],
    ['KE', 'abc', 'people.numberShape'],
  ])('%s %s', (country, typed, code) => expect(numberOf(country, typed)).toBe(code))

  test('the refusal of a mistyped number shows what one looks like', () => {
    expect(readBusinessId('ES', 'B12345675')).toMatchObject({
      params: { country: 'ES', example: 'ESB12345674' },
    })
  })
})

test("a sole trader's VAT number is told from a company's", () => {
  expect(readBusinessId('ES', '12345678Z')).toEqual<BusinessId>({
    kind: 'vat',
    number: 'ES12345678Z',
    checked: true,
    personal: true,
  })
  expect(readBusinessId('ES', 'B12345674')).toMatchObject({ personal: false })
})
