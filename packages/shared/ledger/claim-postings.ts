import type { CaseId, InvoiceId } from '../ids.ts'
import { type Currency, type Minor, negate, subtract, zero } from '../money.ts'
import { type ClaimPart, claimParts, type OpenParts } from './allocation.ts'
import { claimAccount, type Entry } from './chart.ts'
import { accountOf, type Posting, posting, type PostingKind } from './posting.ts'
import { openOf } from './standing-difference.ts'

/** What stands in the books of a case, or should: the open parts, invoice by invoice. */
export type Standing = Pick<OpenParts, 'invoiceId' | 'open'>

const grows: Record<ClaimPart, PostingKind> = {
  PRINCIPAL: 'invoice-placed',
  INTEREST: 'interest-accrued',
  COMPENSATION: 'compensation-claimed',
  COSTS: 'cost-claimed',
}
/** Interest can fall as well: where one rate counts for the whole delay (C4), a lower one corrects what was accrued. */
const falls: Record<ClaimPart, PostingKind> = {
  ...grows,
  PRINCIPAL: 'claim-reduced',
  COMPENSATION: 'claim-reduced',
  COSTS: 'claim-reduced',
}

/**
 * The postings that bring the books of a case from what is posted to what is owed: invoices that are new, interest of
 * the days since, what was given up. Nothing where they agree already, so that it may be asked as often as one likes.
 */
export function claimPostings(
  caseId: CaseId,
  currency: Currency,
  owed: readonly Standing[],
  posted: readonly Standing[],
): Posting[] {
  const invoices = new Set([...owed, ...posted].map(({ invoiceId }) => invoiceId))
  const changes = claimParts.flatMap((part) =>
    [...invoices].map((invoiceId) => ({
      part,
      invoiceId,
      by: subtract(openOf(owed, invoiceId, part), openOf(posted, invoiceId, part)),
    })),
  )
  const byKind = new Map<PostingKind, Entry[]>()
  for (const { part, invoiceId, by } of changes) {
    if (by === 0) continue
    const kind = by > 0 ? grows[part] : falls[part]
    byKind.set(kind, [...(byKind.get(kind) ?? []), ...claimEntries(caseId, currency, part, invoiceId, by)])
  }
  return [...byKind].map(([kind, entries]) => posting(kind, entries))
}

/** Everything that is still open is given up, because the case ends: for good, with the reason its closing has. */
export function writtenOff(caseId: CaseId, currency: Currency, open: readonly Standing[]): Posting {
  const entries = open.flatMap(({ invoiceId, open: parts }) =>
    claimParts.flatMap((part) =>
      claimEntries(caseId, currency, part, invoiceId, negate(parts[part] ?? zero)),
    ),
  )
  return posting('written-off', entries)
}

/** Interest that has accrued is not asked for any more: somebody has waived it, and their reason is on record. */
export const interestWaived = (
  caseId: CaseId,
  currency: Currency,
  invoiceId: InvoiceId,
  amount: Minor,
): Posting => posting('claim-reduced', claimEntries(caseId, currency, 'INTEREST', invoiceId, negate(amount)))

/** What one part of one invoice grows or, below zero, falls by; the placement is its other side. */
export function claimEntries(
  caseId: CaseId,
  currency: Currency,
  part: ClaimPart,
  invoiceId: InvoiceId | null,
  by: Minor,
): Entry[] {
  return [
    { account: accountOf(claimAccount(part), caseId, currency), amount: by, invoiceId },
    { account: accountOf('PLACED', caseId, currency), amount: negate(by), invoiceId },
  ]
}
