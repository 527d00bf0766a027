import type { PortalCalendarPage } from './calendar-page.ts'
import type { PortalCardPage } from './card-page.ts'
import type { PortalCreditPage } from './credit-page.ts'
import type { PlanStanding } from '../cases/demand.ts'
import type { Country } from '../countries.ts'
import type { Day, Instant } from '../dates.ts'
import type { DisputeStatus, DisputeType } from '../disputes/dispute.ts'
import type { Currency, Minor } from '../money.ts'
import type { ShownKind } from '../portal/shown-documents.ts'
import type { Topic } from '../portal/portal-input.ts'
import type { PortalDisputeCheckPage, PortalDisputePage, PortalDisputesPage } from './dispute-pages.ts'
import type { NegotiationStatus } from '../plans/negotiation.ts'
import type { ShownCosts } from './shown-costs.ts'
import type { ReceiptPart, ShownPayment, ShownReceipt } from './shown-receipts.ts'
import type {
  PortalPlanEndedPage,
  PortalPlanNextPage,
  PortalPlanNonePage,
  PortalPlanPage,
  PortalPlanTalkPage,
  PortalPlanTermsPage,
} from './plan-pages.ts'
import type { FormState } from './public-pages.ts'
import type { PortalTransfer } from './transfer-details.ts'

/** The pages behind a debtor's link and what each of them shows. */
export type PortalPage =
  | { page: 'portal-closed' }
  | PortalLockedPage
  | PortalCodePage
  | PortalClaimPage
  | PortalPayPage
  | PortalPaymentPage
  | PortalPlanTermsPage
  | PortalPlanNextPage
  | PortalPlanTalkPage
  | PortalPlanPage
  | PortalPlanNonePage
  | PortalPlanEndedPage
  | PortalCalendarPage
  | PortalCardPage
  | PortalCreditPage
  | PortalAskPage
  | PortalDisputePage
  | PortalDisputeCheckPage
  | PortalDisputesPage
  | PortalComplaintPage
  | PortalPrivacyPage
  | { page: 'portal-left' }

/** Before the second factor: who writes and for whom, and nothing about the claim (D9). */
export type Sender = { creditorName: string; checkCode: string }

export type PortalLockedPage = {
  page: 'portal-locked'
  sender: Sender
  /** The known address with most of it hidden; null where none is known. */
  maskedEmail: string | null
  form: FormState<'number'>
}

export type PortalCodePage = {
  page: 'portal-code'
  sender: Sender
  maskedEmail: string
  form: FormState<'code'>
}

/** A stretch of interest at one rate, as the statement of interest has it. */
export type ShownSlice = {
  from: Day
  to: Day
  days: number
  principal: Minor
  ratePercent: string
  source: string
  verified: boolean
  interest: Minor
}

export type ShownDocument = {
  documentId: string
  kind: ShownKind
  name: string
  /** A picture is handed out as PDF; an XML file as it is. */
  format: 'pdf' | 'xml'
  sizeBytes: number
}

export type ShownInvoice = {
  invoiceId: string
  number: string
  issuedOn: Day | null
  dueOn: Day
  overdue: boolean
  amount: Minor
  principalPaid: Minor
  interest: {
    status: 'COMPUTED' | 'NO_LOCAL_FILE' | 'NO_STATUTE' | 'NO_RATE_ON_FILE'
    owed: Minor
    /** What of the slices is not asked for any more: they less this are what is owed. */
    waived: Minor
    basis: string | null
  }
  slices: ShownSlice[]
  compensation: { owed: Minor; basis: string | null; source: string | null; verified: boolean }
  paid: Minor
  open: Minor
  /** What of it is asked for today, and what is not because something about it is being looked into. */
  due: Minor
  held: Minor
  documents: ShownDocument[]
  /** What of each payment was used for this invoice: together they are what is paid of it. */
  receipts: ReceiptPart[]
}

export type ShownMessage = {
  messageId: string
  from: 'you' | 'us'
  name: string
  text: string
  at: Instant
  files: { documentId: string; name: string; sizeBytes: number }[]
}

/** Everything a debtor may see of the case, and nothing else: a test holds these keys against what leaves. */
export type PortalView = {
  caseNumber: string
  /** open: can be paid · paid: nothing is open any more · closed: we no longer ask for it. */
  state: 'open' | 'paid' | 'closed'
  on: Day
  timeZone: string
  currency: Currency
  creditor: { name: string; country: Country }
  debtor: { name: string }
  reference: string | null
  collectorName: string | null
  checkCode: string
  principal: Minor
  interest: Minor
  /** Interest that is not asked for any more. */
  waived: Minor
  compensation: Minor
  /** What recovering cost and the debtor is asked for; null where nothing of the kind is owed. */
  costs: ShownCosts | null
  claimed: Minor
  paid: Minor
  outstanding: Minor
  /** What is asked for today; the most that may be paid; what is paused; whether everything is. */
  dueNow: Minor
  most: Minor
  held: Minor
  isPaused: boolean
  /** The plan that is being kept. */
  plan: PlanStanding | null
  /** A plan was kept or broken before; it has a page of its own. */
  hadPlan: boolean
  /** With whom the last offer of a plan lies, while one is talked about. */
  negotiation: NegotiationStatus | null
  invoices: ShownInvoice[]
  documents: ShownDocument[]
  /** What this company has told us is wrong, the newest first; its own page says the rest. */
  disputes: { type: DisputeType; status: DisputeStatus }[]
  letter: { letterId: string; createdOn: Day } | null
  /** The letter that confirms that it is over (A40). */
  settlement: { letterId: string; createdOn: Day } | null
  payments: ShownPayment[]
  receipts: ShownReceipt[]
  /**
   * What was paid beyond the claim and is theirs, and of which payments it is, before anything of it went back; and
   * whether we wait for an account to pay something back to.
   */
  credit: Minor
  creditFrom: ReceiptPart[]
  accountAsked: boolean
  messages: ShownMessage[]
}

export type PortalClaimPage = { page: 'portal-claim'; view: PortalView }

export const payFields = ['choice', 'amount'] as const
export type PayField = (typeof payFields)[number]
export type PortalPayPage = {
  page: 'portal-pay'
  view: PortalView
  /** The invoices ticked on the form as it came back. */
  chosen: string[]
  form: FormState<PayField>
  /** How to pay by transfer; null where the bank has given no account. */
  transfer: PortalTransfer | null
}

/**
 * Where a payment stands, and never more than the ledger knows.
 * open: the card page is still open · confirming: the card page is done, the ledger is not.
 */
export type PaymentState = 'paid' | 'confirming' | 'open' | 'declined' | 'expired' | 'set-aside'
export type PaymentStanding = {
  paymentId: string
  state: PaymentState
  amount: Minor
  currency: Currency
  receiptNumber: string | null
  outstanding: Minor
}
export type PortalPaymentPage = {
  page: 'portal-payment'
  creditorName: string
  standing: PaymentStanding
  /** The debtor came back by the way out of the card page. */
  cancelled: boolean
}

/** A file that could not be taken, and why; everything else of its form was. */
export type LeftOutFile = { name: string; refusal: NonNullable<FormState<string>['refusal']> }

export type PortalAskPage = {
  page: 'portal-ask'
  view: PortalView
  topic: Topic
  messageId: string
  /** The last day by which the question just sent is answered. */
  answerBy: Day | null
  leftOut: LeftOutFile[]
  form: FormState<'text'>
}

export const debtorComplaintFields = ['name', 'email', 'text'] as const
export type DebtorComplaintField = (typeof debtorComplaintFields)[number]
export type PortalComplaintPage = {
  page: 'portal-complaint'
  complaintId: string
  days: number
  filed: { number: string; dueOn: Day } | null
  form: FormState<DebtorComplaintField>
}

export type PortalPrivacyPage = {
  page: 'portal-privacy'
  title: string
  intro: string
  rows: { label: string; value: string }[]
}
