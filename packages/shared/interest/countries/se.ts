import type { CountryFile } from '../country-file.ts'

/** Sweden. Interest follows the Riksbank's reference rate, for which no trusted source is on file yet. */
export const se: CountryFile = {
  country: 'SE',
  interest: { regime: 'NONE', why: 'NO_RATE_ON_FILE' },
  compensation: null,
  limitation: {
    years: 10,
    start: 'DUE_DAY_EXCLUDED',
    basis: 'Preskriptionslag (1981:130), 2 §',
    source: 'inhouselawyer.co.uk',
    verified: true,
  },
}
