import type { AgreementText } from '../agreements/agreement-text.ts'
import type { SuccessRate } from '../cases/success-rate.ts'
import type { Country } from '../countries.ts'
import type { Day } from '../dates.ts'

import type { Quote } from '../quotes/quote.ts'
import type { RefusalParams } from '../refusal.ts'

/** The public pages and what each of them shows. */
export type PublicPage =
  | HomePage
  | QuoteFormPage
  | QuotePage
  | PricesPage
  | HowItWorksPage
  | HelpPage
  | ContactPage
  | ContactDonePage
  | ComplaintPage
  | ComplaintDonePage
  | CheckPage
  | AgreementPage
  | LegalPage

/** A form as it is shown again: what was typed, and per field the key of `errors.json` that says what is wrong. */
export type FormState<Field extends string> = {
  values: Readonly<Record<Field, string>>
  faults: Readonly<Partial<Record<Field, string>>>
  /** Why the whole was refused, where it was. */
  refusal: { readonly code: string; readonly params: RefusalParams } | null
}

export const quoteFields = [
  'creditorName',
  'creditorCountry',
  'debtorName',
  'debtorCountry',
  'debtorKind',
  'amount',
  'currency',
  'dueOn',
  'daysOverdue',
] as const
export type QuoteField = (typeof quoteFields)[number]
export type QuoteForm = FormState<QuoteField> & { today: Day }

export type HomePage = {
  page: 'home'
  form: QuoteForm
  /** Our own rate from our own closed cases (A44, E18); null until there are enough of them. */
  success: SuccessRate | null
}

export type QuoteFormPage = { page: 'quote-form'; form: QuoteForm }

/** A stored quote, as it was when it was issued. */
export type StoredQuote = {
  number: string
  creditorName: string
  creditorCountry: Country
  debtorName: string
  debtorCountry: Country
  dueOn: Day
  status: 'ISSUED' | 'ACCEPTED'
  expired: boolean
  result: Quote
}
export type QuotePage = {
  page: 'quote'
  token: string
  stored: StoredQuote
  /** A creditor's person is signed in: the quote becomes a case at once. */
  signedIn: boolean
  mail: FormState<'email'> & { sentTo: string | null }
}

export type PricesPage = { page: 'prices'; today: Day }
export type HowItWorksPage = { page: 'how-it-works' }
export type HelpPage = { page: 'help'; today: Day }

export const callFields = [
  'kind',
  'name',
  'company',
  'email',
  'phone',
  'country',
  'callWhen',
  'text',
  'consent',
] as const
export type CallField = (typeof callFields)[number]
export type ContactPage = { page: 'contact'; form: FormState<CallField> }
export type ContactDonePage = { page: 'contact-done'; kind: 'CALL' | 'WRITE' }

export const complaintFields = ['name', 'email', 'reference', 'text'] as const
export type ComplaintField = (typeof complaintFields)[number]
export type ComplaintPage = { page: 'complaint'; form: FormState<ComplaintField>; days: number }
export type ComplaintDonePage = { page: 'complaint-done'; number: string; dueOn: Day; email: string }

export const checkFields = ['code', 'creditor'] as const
export type CheckField = (typeof checkFields)[number]
export type CheckPage = {
  page: 'check'
  form: FormState<CheckField>
  /** Nothing but yes or no ever leaves (E15). */
  answer: 'yes' | 'no' | null
}

export type AgreementPage = { page: 'agreement'; version: string; sha256: string; text: AgreementText }
export type LegalPage = { page: 'legal' }
