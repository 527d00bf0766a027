import { day } from '../../dates.ts'
import type { CountryFile } from '../country-file.ts'
import { fortyEuro, sevenThen } from '../directive.ts'

/** Spain. The rate is published in the BOE each half-year. */
export const es: CountryFile = {
  country: 'ES',
  interest: {
    regime: 'HALF_YEAR_SLICES',
    base: 'ECB_MRO',
    // Spain raised its margin ahead of the Directive's day.
    margins: sevenThen(800, day('2013-02-24'), { source: 'BOE-A-2025-27201; larioja.org', verified: true }),
    basis: 'Ley 3/2004, art. 7',
  },
  compensation: fortyEuro('Ley 3/2004, art. 8', { source: 'BOE-A-2025-27201', verified: true }),
  limitation: {
    years: 5,
    start: 'DUE_DAY_EXCLUDED',
    basis: 'Código Civil, art. 1964.2',
    source: 'informesygestion.es; perebrachfield.com; aridos.info',
    verified: true,
    // The reform of 7-10-2015 ended older claims on 7-10-2020, moved by 82 days of the state of alarm.
    before: { dueBefore: day('2015-10-07'), years: 15, atLatest: day('2020-12-28') },
    // Some trades lose their claim after three years (C5).
    warning: 'shorterForSomeTrades',
  },
}
