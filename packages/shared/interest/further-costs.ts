import type { Sourced } from './country-file.ts'

/** The article that lets a creditor ask the debtor for what recovering cost beyond the fixed sum. */
export type FurtherCosts = Sourced & { readonly basis: string }

const directive: FurtherCosts = {
  basis: 'Directive 2011/7/EU Art. 6(3)',
  source: 'eur-lex.europa.eu CELEX 32011L0007',
  // What of it counts as reasonable, each member state says for itself, and none of them was checked (C2).
  verified: false,
}
const unitedKingdom: FurtherCosts = {
  basis: 'Late Payment of Commercial Debts (Interest) Act 1998, s. 5A',
  source: 'legislation.gov.uk; payontime.co.uk',
  verified: false,
}
const memberStates = ['AT', 'BE', 'CZ', 'DE', 'DK', 'ES', 'FR', 'IE', 'IT', 'NL', 'PL', 'PT', 'SE']

/**
 * By which rule the debtor has to bear reasonable costs of recovery, or null where none is on file: then what is spent
 * stays with the creditor, because no more is claimed than law or contract says (C7).
 */
export function furtherCosts(country: string): FurtherCosts | null {
  if (country === 'GB') return unitedKingdom
  return memberStates.includes(country) ? directive : null
}
