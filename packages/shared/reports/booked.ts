import type { Day, Instant } from '../dates.ts'
import type { CaseId, InvoiceId } from '../ids.ts'
import type { CloseCode } from '../cases/case.ts'
import type { Entry } from '../ledger/chart.ts'
import type { PostingKind } from '../ledger/posting.ts'
import type { Currency } from '../money.ts'

/** A posting as it stands in the ledger: what happened, on which day it counts, and when it was written down. */
export type Booked = {
  readonly postingId: string
  readonly kind: PostingKind
  /** To what it happened, as the ledger names it: the source of the posting. */
  readonly cause: string
  readonly postedOn: Day
  readonly at: Instant
  readonly entries: readonly Entry[]
}

/** What a report says of a case beside its money. */
export type ReportedCase = {
  readonly caseId: CaseId
  readonly number: string
  readonly debtorName: string
  readonly currency: Currency
  readonly invoices: readonly { readonly invoiceId: InvoiceId; readonly dueOn: Day }[]
  /** When it was taken on, and when and why it was closed, as the record has it; a case may be opened again. */
  readonly events: readonly CaseStep[]
}

export type CaseStep =
  | { readonly kind: 'OPENED'; readonly on: Day }
  | { readonly kind: 'CLOSED'; readonly on: Day; readonly code: CloseCode }
