import { day } from '../../dates.ts'
import type { CountryFile } from '../country-file.ts'
import { directiveDay, fortyEuro, margin } from '../directive.ts'

/** Austria. The base rate of the last day of the previous half-year counts for the whole half-year. */
export const at: CountryFile = {
  country: 'AT',
  interest: {
    regime: 'HALF_YEAR_SLICES',
    base: 'AT_BASE',
    margins: [
      // The margin before the Directive, section 352 UGB in its old version.
      margin(day('2002-08-01'), 800, { source: 'salzburg.com, 05-2013', verified: false }),
      margin(directiveDay, 920, { source: 'latecalc.com; oenb.at', verified: true }),
    ],
    basis: 'UGB § 456',
  },
  compensation: fortyEuro('UGB § 458', { source: 'latecalc.com', verified: true }),
  limitation: {
    years: 3,
    start: 'DUE_DAY_EXCLUDED',
    basis: 'ABGB § 1486',
    source: 'general knowledge',
    verified: false,
  },
}
