import type { InvoiceId } from '../ids.ts'
import { type Minor, subtract, zero } from '../money.ts'
import { type ClaimPart, claimParts } from './allocation.ts'
import type { Standing } from './claim-postings.ts'

/** Where the books of a case do not say what they must, and by how much too much they say. */
export type StandingDifference = {
  readonly invoiceId: InvoiceId | null
  readonly part: ClaimPart
  readonly by: Minor
}

/**
 * What stands in the books of a case and is not owed, or is owed and does not stand there. Interest is booked up to some
 * day that has passed, so it may lie behind what is owed today and is never ahead of it, nor less than nothing.
 */
export function standingDifferences(
  owed: readonly Standing[],
  booked: readonly Standing[],
): StandingDifference[] {
  const invoices = [...new Set([...owed, ...booked].map(({ invoiceId }) => invoiceId))]
  return invoices.flatMap((invoiceId) =>
    claimParts.flatMap((part) => {
      const [due, stands] = [openOf(owed, invoiceId, part), openOf(booked, invoiceId, part)]
      const isBehind = part === 'INTEREST' && stands >= 0 && stands < due
      return stands === due || isBehind ? [] : [{ invoiceId, part, by: subtract(stands, due) }]
    }),
  )
}

/** What is open of one part of one invoice. */
export const openOf = (standings: readonly Standing[], invoiceId: InvoiceId | null, part: ClaimPart): Minor =>
  standings.find((standing) => standing.invoiceId === invoiceId)?.open[part] ?? zero
