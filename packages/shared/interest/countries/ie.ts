import { minor } from '../../money.ts'
import type { CountryFile } from '../country-file.ts'
import { directiveDay, sevenThen } from '../directive.ts'

const source = { source: 'enterprise.gov.ie, late payments FAQ; irelandtogether.ie', verified: true }

/** Ireland. The rate in force on the day of payment counts for the whole delay. */
export const ie: CountryFile = {
  country: 'IE',
  interest: {
    regime: 'RATE_ON_PAYMENT_DAY',
    base: 'ECB_MRO',
    margins: sevenThen(800, directiveDay, source),
    basis: 'S.I. No. 580/2012',
  },
  compensation: {
    currency: 'EUR',
    basis: 'S.I. No. 580/2012',
    steps: [
      { upTo: minor(1_000_00), amount: minor(40_00) },
      { upTo: minor(10_000_00), amount: minor(70_00) },
      { amount: minor(100_00) },
    ],
    ...source,
  },
  limitation: {
    years: 6,
    start: 'DUE_DAY_EXCLUDED',
    basis: 'Statute of Limitations 1957, s. 11',
    source: 'general knowledge',
    verified: false,
  },
}
