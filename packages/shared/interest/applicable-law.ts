import type { Day } from '../dates.ts'
import { type Limitation, limitation } from './limitation.ts'

/**
 * Whose law? No source settles it for every contract, so this is our own assumption, shown as such:
 *
 * - Interest and compensation follow the creditor's country. Between businesses of different states the law of the
 *   seller or provider governs where nothing else was agreed (Regulation (EC) 593/2008 Art 4(1)(a) and (b)), and the
 *   creditor of an invoice is the seller or provider.
 * - Limitation follows the law of the claim too, but one sues where the debtor is, and a wrong guess loses the claim.
 *   So both laws are asked and the earlier day is the one to work with.
 */
export const assumptions = {
  interest: 'CREDITOR_LAW',
  limitation: 'EARLIER_OF_BOTH_LAWS',
} as const

export type Parties = { readonly creditorCountry: string; readonly debtorCountry: string }

/** The country whose statute on late payment is applied. */
export function interestCountry(parties: Parties): string {
  return parties.creditorCountry
}

export type ClaimLimitation = {
  /** The earlier of the two laws. */
  readonly decisive: Limitation
  readonly considered: readonly Limitation[]
  /** Countries of the parties for which nothing is on file: their law may end the claim earlier. */
  readonly unknown: readonly string[]
  readonly assumption: typeof assumptions.limitation
}

/** The limitation of a claim between two countries; null where neither country's law is on file. */
export function limitationOfClaim(parties: Parties, dueOn: Day): ClaimLimitation | null {
  const countries = [...new Set([parties.debtorCountry, parties.creditorCountry])]
  const considered = countries
    .map((country) => limitation({ country, dueOn }))
    .filter((found) => found !== null)
  const [decisive] = considered.toSorted((one, other) => (one.lastDay < other.lastDay ? -1 : 1))
  if (!decisive) return null
  const unknown = countries.filter((country) => !considered.some((found) => found.country === country))
  return { decisive, considered, unknown, assumption: assumptions.limitation }
}
