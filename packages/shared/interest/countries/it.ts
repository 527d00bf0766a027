import { day } from '../../dates.ts'
import type { CountryFile } from '../country-file.ts'
import { fortyEuro, sevenThen } from '../directive.ts'

/** Italy. The ministry publishes the bare reference rate; food has a higher margin, which a claim must state itself. */
export const it: CountryFile = {
  country: 'IT',
  interest: {
    regime: 'HALF_YEAR_SLICES',
    base: 'ECB_MRO',
    margins: sevenThen(800, day('2013-01-01'), { source: 'ntplusdiritto; studiodibattista', verified: true }),
    basis: 'D.Lgs. 231/2002, art. 5',
  },
  compensation: fortyEuro('D.Lgs. 231/2002, art. 6', {
    source: 'ntplusdiritto; studiodibattista',
    verified: true,
  }),
  limitation: {
    years: 10,
    start: 'DUE_DAY_EXCLUDED',
    basis: 'Codice civile, art. 2946',
    source: 'bierensgroup.com; worldwidewebnews',
    verified: true,
    // Five years for periodic debts, three for professionals (C5).
    warning: 'shorterForPeriodic',
  },
}
