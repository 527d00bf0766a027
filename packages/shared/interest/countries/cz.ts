import type { CountryFile } from '../country-file.ts'

/** Czechia. Neither the central bank's rate nor the period of limitation has a trusted source on file yet. */
export const cz: CountryFile = {
  country: 'CZ',
  interest: { regime: 'NONE', why: 'NO_RATE_ON_FILE' },
  compensation: null,
  limitation: null,
}
