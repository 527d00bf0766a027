import { day } from '../../dates.ts'
import { minor } from '../../money.ts'
import type { CountryFile } from '../country-file.ts'
import { margin } from '../directive.ts'

const source = { source: 'legislation.gov.uk; payontime.co.uk', verified: true }

/** United Kingdom. The rate is fixed by the half-year in which interest starts to run. */
export const gb: CountryFile = {
  country: 'GB',
  interest: {
    regime: 'RATE_WHEN_INTEREST_STARTS',
    base: 'BANK_OF_ENGLAND',
    margins: [margin(day('2002-08-07'), 800, source)],
    basis: 'Late Payment of Commercial Debts (Interest) Act 1998; SI 2002/1675 art. 4',
  },
  compensation: {
    currency: 'GBP',
    basis: 'Late Payment of Commercial Debts (Interest) Act 1998, s. 5A',
    steps: [
      { below: minor(1_000_00), amount: minor(40_00) },
      { below: minor(10_000_00), amount: minor(70_00) },
      { amount: minor(100_00) },
    ],
    ...source,
  },
  limitation: {
    years: 6,
    start: 'DUE_DAY_EXCLUDED',
    basis: 'Limitation Act 1980, s. 5',
    source: 'bierensgroup.com; usewolfx.com',
    verified: true,
    warning: 'scotlandShorter',
  },
}
