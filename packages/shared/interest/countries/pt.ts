import { day } from '../../dates.ts'
import type { CountryFile } from '../country-file.ts'
import { fortyEuro, sevenThen } from '../directive.ts'

/** Portugal. The treasury publishes the rate by notice each half-year (8.15 in 2014-2, 8.05 in 2016-1, 10.15 in 2026-1). */
export const pt: CountryFile = {
  country: 'PT',
  interest: {
    regime: 'HALF_YEAR_SLICES',
    base: 'ECB_MRO',
    margins: sevenThen(800, day('2013-07-01'), { source: 'lexpoint.pt; ccipd.pt; apcmc.pt', verified: true }),
    basis: 'DL 62/2013; Código Comercial, art. 102.º § 5',
  },
  compensation: fortyEuro('DL 62/2013, art. 7.º', {
    source: 'Directive 2011/7/EU Art 6, minimum',
    verified: false,
  }),
  limitation: {
    years: 20,
    start: 'DUE_DAY_EXCLUDED',
    basis: 'Código Civil, art. 309.º',
    source: 'euravocat.com; inhouselawyer',
    verified: true,
    warning: 'interestShorter',
  },
}
