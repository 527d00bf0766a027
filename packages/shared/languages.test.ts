import { describe, expect, it } from 'vitest'
import { direction, languageOf, languages, localeOf, negotiate } from './languages.ts'

describe('negotiate', () => {
  it.each([
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['fr-FR, es;q=0.7, de;q=0.8', 'de'],
    ['ar', 'ar'],
    ['en;q=0.1, es;q=0.2', 'es'],
    ['es;q=0, de;q=0.1', 'de'],
    ['fr', 'en'],
    ['*', 'en'],
    ['', 'en'],
    [null, 'en'],
    ['ES-mx', 'es'],
    ['english', 'en'],
    [';;;,,,q=9', 'en'],
  ])('%s reads %s', (header, expected) => {
    expect(negotiate(header)).toBe(expected)
  })
})

describe('a language', () => {
  it('has a direction and a locale that the formatter knows', () => {
    expect(languages.map(direction)).toEqual(['ltr', 'ltr', 'ltr', 'rtl'])
    expect(Intl.getCanonicalLocales(languages.map(localeOf))).toEqual(languages.map(localeOf))
  })

  it.each([
    ['ES', 'es'],
    ['AT', 'de'],
    ['AE', 'ar'],
    ['FR', 'en'],
    ['GB', 'en'],
  ])('%s is written to in %s', (country, language) => {
    expect(languageOf(country)).toBe(language)
  })
})
