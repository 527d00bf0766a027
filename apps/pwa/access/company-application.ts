import type { ActingAs } from '#shared/access/company-input.ts'
import { isCountry } from '#shared/countries.ts'

/** What was typed so far, group by group. */
export type Application = { actingAs: ActingAs | ''; country: string; name: string; number: string }

export const emptyApplication: Application = { actingAs: '', country: '', name: '', number: '' }

/** The countries that most people here choose stand first in the list. */
export const firstCountries = ['ES', 'DE', 'AT', 'FR', 'BE', 'NL', 'IT', 'PT', 'IE', 'GB']

/** The country the browser was set up for, as a first guess: `de-AT` is Austria. */
export function likelyCountry(locales: readonly string[] = navigator.languages): string {
  for (const locale of locales) {
    const region = new Intl.Locale(locale).region
    if (isCountry(region)) return region
  }
  return ''
}
