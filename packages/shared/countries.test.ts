import { describe, expect, it } from 'vitest'
import {
  countries,
  coverage,
  defaultCurrency,
  isCountry,
  isEu,
  isEuEea,
  isEuroArea,
  timeZone,
  zone,
} from './countries.ts'
import { countryName } from './country-name.ts'
import { isCurrency } from './currencies.ts'
import { languages } from './languages.ts'

describe('the table of countries', () => {
  it('has all 249 of ISO 3166-1, once each, in order', () => {
    expect(countries).toHaveLength(249)
    expect([...new Set(countries)].sort()).toEqual(countries)
  })

  it('gives each a currency, a time zone, a zone and a name', () => {
    for (const country of countries) {
      expect(isCurrency(defaultCurrency(country)), country).toBe(true)
      expect(() => new Intl.DateTimeFormat('en', { timeZone: timeZone(country) }), country).not.toThrow()
      expect(['EUROPE', 'AMERICAS_NORTH', 'REST'], country).toContain(zone(country))
      for (const language of languages) expect(countryName(country, language)).not.toBe(country)
    }
  })

  it('counts the members of the unions', () => {
    expect(countries.filter(isEu)).toHaveLength(27)
    expect(countries.filter(isEuEea)).toHaveLength(30)
    expect(countries.filter(isEuroArea)).toHaveLength(21)
    expect(countries.filter(isEuroArea).every((country) => defaultCurrency(country) === 'EUR')).toBe(true)
  })
})

describe('zones and coverage', () => {
  it.each([
    ['DE', 'EUROPE'],
    ['NO', 'EUROPE'],
    ['GB', 'EUROPE'],
    ['CH', 'EUROPE'],
    ['TR', 'REST'],
    ['US', 'AMERICAS_NORTH'],
    ['CA', 'AMERICAS_NORTH'],
    ['MX', 'REST'],
    ['AU', 'AMERICAS_NORTH'],
    ['SG', 'AMERICAS_NORTH'],
    ['AE', 'REST'],
  ])('%s is priced as %s', (country, expected) => {
    expect(zone(country)).toBe(expected)
  })

  it('says where we cannot go', () => {
    expect(coverage('ES')).toBe('OWN')
    expect(coverage('AE')).toBe('PARTNER')
    expect(coverage('KP')).toBe('NONE')
  })

  it('knows no other code', () => {
    for (const text of ['UK', 'XX', 'es', '', null]) expect(isCountry(text)).toBe(false)
    expect(() => coverage('XX')).toThrow(RangeError)
  })
})
