import type { CountryFile } from '../country-file.ts'

/** Türkiye. Only the period of limitation is on file. */
export const tr: CountryFile = {
  country: 'TR',
  interest: { regime: 'NONE', why: 'NO_RATE_ON_FILE' },
  compensation: null,
  limitation: {
    years: 5,
    start: 'DUE_DAY_EXCLUDED',
    basis: 'Türk Borçlar Kanunu',
    source: 'bierensgroup.com',
    verified: false,
  },
}
