import { day } from '../../dates.ts'
import type { CountryFile } from '../country-file.ts'
import { margin } from '../directive.ts'

/** Switzerland. A fixed default rate, and no compensation rule that we know of. */
export const ch: CountryFile = {
  country: 'CH',
  interest: {
    regime: 'HALF_YEAR_SLICES',
    base: 'FIXED',
    margins: [
      margin(day('1912-01-01'), 500, { source: 'interestia.eu; general knowledge', verified: false }),
    ],
    basis: 'OR Art. 104',
  },
  compensation: null,
  limitation: {
    years: 10,
    start: 'DUE_DAY_EXCLUDED',
    basis: 'OR Art. 127',
    source: 'droit-bilingue.ch',
    verified: true,
    // Five years for food, retail, craftsmen and lawyers (Art. 128).
    warning: 'shorterForSomeTrades',
  },
}
