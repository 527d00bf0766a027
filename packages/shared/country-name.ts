import type { Country } from './countries.ts'
import { type Language, localeOf } from './languages.ts'

/** The country's name in the reader's language. */
export function countryName(country: Country, language: Language): string {
  return new Intl.DisplayNames(localeOf(language), { type: 'region' }).of(country) ?? country
}
