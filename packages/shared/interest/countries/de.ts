import { day } from '../../dates.ts'
import type { CountryFile } from '../country-file.ts'
import { fortyEuro, margin } from '../directive.ts'

const source = { source: 'm.zinsen-berechnen.de', verified: true }

/** Germany. Simple interest only (section 289 BGB forbids interest on interest). */
export const de: CountryFile = {
  country: 'DE',
  interest: {
    regime: 'HALF_YEAR_SLICES',
    base: 'DE_BASE',
    margins: [margin(day('2002-01-01'), 800, source), margin(day('2014-07-29'), 900, source)],
    basis: 'BGB § 288 Abs. 2',
  },
  compensation: fortyEuro('BGB § 288 Abs. 5', source),
  limitation: {
    years: 3,
    start: 'END_OF_YEAR',
    basis: 'BGB §§ 195, 199',
    source: 'hopkins.law; bierensgroup.com',
    verified: true,
    // Only court steps or negotiation stop the clock; a reminder does not.
    warning: 'onlyCourtStops',
  },
}
