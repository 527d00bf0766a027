import type { CountryFile } from '../country-file.ts'

/** United States. No federal statute between businesses: the contract or the law of a state decides. */
export const us: CountryFile = {
  country: 'US',
  interest: { regime: 'NONE', why: 'NO_STATUTE' },
  compensation: null,
  limitation: {
    years: 4,
    start: 'DUE_DAY_EXCLUDED',
    basis: 'Uniform Commercial Code § 2-725 (sale of goods)',
    source: 'general knowledge',
    verified: false,
    warning: 'stateLawMayDiffer',
  },
}
