import type { CountryFile } from '../country-file.ts'
import { directiveDay, fortyEuro, margin } from '../directive.ts'

/** France. Ten points unless the contract says otherwise; never below three times the legal rate. */
export const fr: CountryFile = {
  country: 'FR',
  interest: {
    regime: 'HALF_YEAR_SLICES',
    base: 'ECB_MRO',
    margins: [margin(directiveDay, 1000, { source: 'exeoffice.eu', verified: true })],
    basis: 'Code de commerce, art. L441-10',
  },
  compensation: fortyEuro('Code de commerce, art. L441-10, D441-5', {
    source: 'exeoffice.eu',
    verified: true,
  }),
  limitation: {
    years: 5,
    // The Court of Cassation (14-06-2023) found 20-04-2018 too late for a claim due on 19-04-2013. We count the due
    // day itself, the reading that is safe under either view of the day before.
    start: 'DUE_DAY_INCLUDED',
    basis: 'Code de commerce, art. L110-4',
    source: 'coffra-group.com',
    verified: true,
    warning: 'countedFromDueDay',
  },
}
