import type { CountryFile } from '../country-file.ts'
import { directiveDay, fortyEuro, sevenThen } from '../directive.ts'

/** The Netherlands: the Directive's minimum; 12.50 in 2024-1 and 12.25 in 2024-2 were read at the sources. */
export const nl: CountryFile = {
  country: 'NL',
  interest: {
    regime: 'HALF_YEAR_SLICES',
    base: 'ECB_MRO',
    margins: sevenThen(800, directiveDay, {
      source: 'e-justice.europa.eu; mijn.metaalunie.nl',
      verified: true,
    }),
    basis: 'Burgerlijk Wetboek 6:119a, 6:120 lid 2',
  },
  compensation: fortyEuro('Burgerlijk Wetboek 6:96 lid 4', {
    source: 'Directive 2011/7/EU Art 6, minimum',
    verified: false,
  }),
  limitation: {
    years: 5,
    start: 'DUE_DAY_EXCLUDED',
    basis: 'Burgerlijk Wetboek 3:307',
    source: 'collectionsineurope.com',
    verified: true,
  },
}
