import type { Day } from '../dates.ts'
import type { InvoiceId } from '../ids.ts'
import type { ClaimPart } from './allocation.ts'
import type { PostingKind } from './posting.ts'
import type { PostingSource } from './posting-source.ts'

/** One posting as a claim sees it: what it moved of which invoice, and what it comes from. */
export type ClaimStep = {
  readonly postingId: string
  readonly kind: PostingKind
  readonly source: PostingSource
  readonly on: Day
  /** The payment that it shared out, or whose sharing it took back. */
  readonly receiptId: string | null
  readonly moved: readonly {
    /** Credit is the debtor's money and nothing of the claim: it stands here where it was given back. */
    readonly part: ClaimPart | 'CREDIT'
    /** Null where it is a cost: costs belong to the case and to no invoice. */
    readonly invoiceId: InvoiceId | null
    readonly invoiceNumber: string | null
  }[]
}

const sharing: readonly PostingKind[] = ['receipt-allocated', 'receipt-deallocated']

/** The postings that made an invoice what it is: not those that paid it, which stand with their receipts. */
export function madeInvoice(trail: readonly ClaimStep[], invoiceNumber: string): string[] {
  return trail
    .filter(
      ({ kind, moved }) =>
        !sharing.includes(kind) && moved.some((one) => one.invoiceNumber === invoiceNumber),
    )
    .map(({ postingId }) => postingId)
}

/** The postings that shared out receipts, and those that took them back. */
export const sharedOut = (trail: readonly ClaimStep[]): string[] =>
  trail.filter(({ kind }) => sharing.includes(kind)).map(({ postingId }) => postingId)
