import type { Day, Instant } from '../dates.ts'
import type { DisputeStatus, DisputeType } from '../disputes/dispute.ts'
import type { NoPause } from '../disputes/hold-scope.ts'
import type { Minor } from '../money.ts'
import type { LeftOutFile, PortalView } from './portal-pages.ts'
import type { FormState } from './public-pages.ts'

/** A dispute as the debtor who opened it reads it. */
export type OwnDispute = {
  disputeId: string
  number: number
  type: DisputeType
  status: DisputeStatus
  isOpen: boolean
  /** What it pauses, or paused while it was open. */
  scope: 'CASE' | 'PART' | 'NONE'
  items: { number: string; whole: boolean; amount: Minor }[]
  creditorDueOn: Day | null
  debtorDueOn: Day | null
  deskBy: Day
  managerName: string | null
  openedOn: Day
  upheld: Minor
  reason: string | null
  decidedBy: string | null
  entries: { from: 'you' | 'creditor' | 'us'; name: string; text: string; at: Instant }[]
  documents: { documentId: string; name: string; sizeBytes: number; from: 'you' | 'creditor' }[]
}

export const disputeFields = ['type', 'items', 'words', 'paidOn', 'paidAmount', 'paidReference'] as const
export type DisputeField = (typeof disputeFields)[number]

/** What was typed: which invoices are ticked, and how much of each. */
export type TypedItem = { invoiceId: string; amount: string }

export type PortalDisputePage = {
  page: 'portal-dispute'
  view: PortalView
  chosen: TypedItem[]
  /** The invoice whose amount cannot be read. */
  faultyItem: string | null
  leftOut: LeftOutFile[]
  form: FormState<DisputeField>
}

/** Exactly what sending it will do, in figures, before it is sent. */
export type PortalDisputeCheckPage = {
  page: 'portal-dispute-check'
  view: PortalView
  disputeId: string
  type: DisputeType
  items: { invoiceId: string; number: string; amount: Minor | null; typed: string }[]
  values: Record<DisputeField, string>
  effect: {
    wholeCase: boolean
    noPause: NoPause | null
    creditorDueOn: Day | null
    deskBy: Day
    managerName: string | null
    before: { dueNow: Minor; held: Minor }
    after: { dueNow: Minor; held: Minor }
  }
  leftOut: LeftOutFile[]
  form: FormState<'files'>
}

export type PortalDisputesPage = {
  page: 'portal-disputes'
  view: PortalView
  disputes: OwnDispute[]
  /** What was just done, so that the page can say it. */
  done: 'sent' | 'answered' | 'files' | 'withdrawn' | null
  /** Which of them a form came back for. */
  disputeId: string | null
  leftOut: LeftOutFile[]
  form: FormState<'words' | 'files'>
}
