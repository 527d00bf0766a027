import type { CountryFile } from '../country-file.ts'

/** Poland. Interest follows the central bank's rate, for which no trusted source is on file yet. */
export const pl: CountryFile = {
  country: 'PL',
  interest: { regime: 'NONE', why: 'NO_RATE_ON_FILE' },
  compensation: null,
  limitation: {
    years: 3,
    start: 'DUE_DAY_EXCLUDED',
    basis: 'Kodeks cywilny, art. 118',
    source: 'bierensgroup.com',
    verified: false,
    // Two years for sales, counted to the end of the year, is general knowledge only (C5).
    warning: 'yearEndRulePossible',
  },
}
