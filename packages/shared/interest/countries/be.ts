import type { CountryFile } from '../country-file.ts'
import { directiveDay, fortyEuro, sevenThen } from '../directive.ts'

/** Belgium. The sum of reference rate and margin is rounded up to the next half point. */
export const be: CountryFile = {
  country: 'BE',
  interest: {
    regime: 'HALF_YEAR_SLICES',
    base: 'ECB_MRO',
    margins: sevenThen(800, directiveDay, { source: 'medenam.be; latecalc.com', verified: true }),
    roundUpTo: 50,
    basis: 'Wet van 2 augustus 2002, art. 5',
  },
  compensation: fortyEuro('Wet van 2 augustus 2002, art. 6', { source: 'medenam.be', verified: true }),
  limitation: {
    years: 10,
    start: 'DUE_DAY_EXCLUDED',
    basis: 'Oud Burgerlijk Wetboek, art. 2262bis',
    source: 'bofisc.be; atern.io',
    verified: false,
    // One source says five years in general, all say five for periodic debts (C5).
    warning: 'sourcesDisagree',
  },
}
