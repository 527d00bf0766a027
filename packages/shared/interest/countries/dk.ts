import type { CountryFile } from '../country-file.ts'

/** Denmark. Only the period of limitation is on file. */
export const dk: CountryFile = {
  country: 'DK',
  interest: { regime: 'NONE', why: 'NO_RATE_ON_FILE' },
  compensation: null,
  limitation: {
    years: 3,
    start: 'DUE_DAY_EXCLUDED',
    basis: 'Forældelsesloven § 3',
    source: 'general knowledge',
    verified: false,
  },
}
