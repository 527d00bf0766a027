import {
  calendarPage,
  cardPage,
  creditPage,
  givenBack,
  keptCard,
  triedCharges,
} from './card-pages.test-data.ts'
import { agreementText, currentAgreementVersion } from '#shared/agreements/agreement-text.ts'
import { addDays, day, instant } from '#shared/dates.ts'
import { minor } from '#shared/money.ts'
import type { Page } from '#shared/pages/page.ts'
import {
  callFields,
  checkFields,
  complaintFields,
  type QuoteForm,
  type StoredQuote,
} from '#shared/pages/public-pages.ts'
import type { QuoteInput } from '#shared/quotes/quote-input.ts'
import { workOutQuote } from '#shared/quotes/quote.ts'

import { claimPages } from './claim-pages.test-data.ts'
import { disputePages } from './dispute-pages.test-data.ts'
import { livingPlanPages } from './living-plan-pages.test-data.ts'
import { planPages } from './plan-pages.test-data.ts'

export const today = day('2026-11-21')
export const agency = {
  name: 'Saldo Recovery',
  address: 'Calle de la Demostración 1',
  phone: '+34 910 000 000',
  email: 'office@saldo.example',
  register: 'Example agency',
}

const blank = <F extends string>(fields: readonly F[]) => ({
  values: Object.fromEntries(fields.map((field) => [field, ''])) as Record<F, string>,
  faults: {},
  refusal: null,
})

const input: QuoteInput = {
  creditorName: 'Aceros Vega SL',
  creditorCountry: 'ES',
  debtorName: 'Bau <Adler> & Söhne',
  debtorCountry: 'DE',
  debtorKind: 'BUSINESS',
  amountMinor: minor(12_400_00),
  currency: 'EUR',
  dueOn: day('2026-03-01'),
}
export const form = (changes: Partial<QuoteForm> = {}): QuoteForm => ({
  values: {
    creditorName: input.creditorName,
    creditorCountry: 'ES',
    debtorName: input.debtorName,
    debtorCountry: 'DE',
    debtorKind: 'BUSINESS',
    amount: '12.400,00',
    currency: 'EUR',
    dueOn: '2026-03-01',
    daysOverdue: '',
  },
  faults: {},
  refusal: null,
  today,
  ...changes,
})

export function stored(changes: Partial<QuoteInput>, state: Partial<StoredQuote> = {}): Page {
  const asked = { ...input, ...changes }
  const result = workOutQuote(asked, today)
  if (result.refusal) throw new Error(`Refused: ${result.refusal.code}`)
  const { creditorName, creditorCountry, debtorName, debtorCountry, dueOn } = asked
  const names = { creditorName, creditorCountry, debtorName, debtorCountry, dueOn }
  const base = { number: 'SQ-7F3K2M', ...names, status: 'ISSUED', expired: false, result } as const
  const mail = { values: { email: '' }, faults: {}, refusal: null, sentTo: null }
  return { page: 'quote', token: 'secret', stored: { ...base, ...state }, signedIn: false, mail }
}

const refusals = [
  { code: 'quotes.consumer', params: {} },
  { code: 'quotes.noCoverage', params: { country: 'KP' } },
  { code: 'quotes.notOverdueYet', params: { dueOn: '2026-12-01' } },
  { code: 'quotes.tooSmall', params: { minimumMinor: 100_00, currency: 'EUR' } },
  { code: 'quotes.timeBarred', params: { lastOn: '2025-12-31', country: 'DE' } },
  { code: 'quotes.tooOld', params: { years: 3, lastOn: '2026-01-01' } },
  { code: 'access.tooMany', params: { minutes: 60 } },
]
const success = {
  percent: '66.5',
  low: '59.7',
  high: '72.7',
  cases: 200,
  from: addDays(today, -730),
  to: today,
}
const faults = {
  creditorName: 'input.required',
  amount: 'input.amount',
  dueOn: 'quotes.due',
  daysOverdue: 'quotes.days',
}

/** Every page in every state that it can be in. */
export const pages: Record<string, Page> = {
  home: { page: 'home', form: form(), success: null },
  'home with our rate': { page: 'home', form: form(), success },
  'quote form': { page: 'quote-form', form: form() },
  'quote form with faults': { page: 'quote-form', form: form({ faults }) },
  ...Object.fromEntries(
    refusals.map((refusal) => [
      `refused by ${refusal.code}`,
      { page: 'quote-form', form: form({ refusal }) } as const,
    ]),
  ),
  quote: stored({}),
  'quote expired': stored({}, { expired: true }),
  'quote accepted': stored({}, { status: 'ACCEPTED' }),
  'quote of a country without a file': stored({
    creditorCountry: 'AE',
    debtorCountry: 'AE',
    currency: 'AED',
  }),
  'quote of a country without a statute': stored({
    creditorCountry: 'US',
    debtorCountry: 'US',
    currency: 'USD',
  }),
  'quote of a country without a rate': stored({ creditorCountry: 'PL', currency: 'PLN' }),
  'quote with a minimum': stored({ amountMinor: minor(110_00) }),
  'quote with a cap': stored({ amountMinor: minor(9_000_00) }),
  'quote above every band': stored({ amountMinor: minor(900_000_00), dueOn: day('2024-06-01') }),
  ...Object.fromEntries(
    ['AT', 'BE', 'CH', 'DE', 'FR', 'GB', 'IE', 'IT', 'NL', 'PT', 'SE', 'TR'].map((country) => [
      `quote of ${country}`,
      stored({ creditorCountry: country, debtorCountry: country, dueOn: day('2025-01-15') }),
    ]),
  ),
  prices: { page: 'prices', today },
  'how it works': { page: 'how-it-works' },
  help: { page: 'help', today },
  contact: { page: 'contact', form: blank(callFields) },
  'contact with faults': {
    page: 'contact',
    form: { ...blank(callFields), faults: { phone: 'contact.phone', consent: 'contact.consent' } },
  },
  'contact done': { page: 'contact-done', kind: 'CALL' },
  complaint: { page: 'complaint', form: blank(complaintFields), days: 10 },
  'complaint done': {
    page: 'complaint-done',
    number: 'CO-2026-000001',
    dueOn: today,
    email: 'a@example.test',
  },
  check: { page: 'check', form: blank(checkFields), answer: null },
  'check yes': { page: 'check', form: blank(checkFields), answer: 'yes' },
  'check no': {
    page: 'check',
    form: { ...blank(checkFields), faults: { code: 'contact.checkCode' } },
    answer: 'no',
  },
  agreement: { page: 'agreement', version: currentAgreementVersion, sha256: 'ab', text: agreementText('en') },
  legal: { page: 'legal' },
  'not found': { page: 'message', tone: 'info', title: 'notFound.title', text: 'notFound.text' },
  bug: { page: 'message', tone: 'bad', title: 'bug.title', text: 'bug.text', reference: 'ab12' },
  'too many': { page: 'message', tone: 'info', title: 'tooMany.title', text: 'tooMany.text' },
  ...claimPages,
  ...planPages,
  ...livingPlanPages,
  'calendar: to be made': calendarPage({}),
  'calendar: just made': calendarPage({ address: 'https://saldo.example/calendar/abc.ics' }),
  'calendar: there, not shown again': calendarPage({ since: instant('2026-11-21T10:00:00Z') }),
  'card: words to agree to': cardPage({}),
  'credit: to card and account': creditPage({ toCard: minor(20_00), toAccount: minor(55_00) }),
  'credit: an account of a wrong number': creditPage(
    { toAccount: minor(55_00), withCreditor: minor(12_00) },
    {
      form: { values: { name: 'Bau <Adler>', iban: 'DE02' }, faults: { iban: 'input.iban' }, refusal: null },
    },
  ),
  'credit: we ask for an account': creditPage({ refunds: givenBack }, { accountFor: 'rfd_1' }),
  'credit: asked for': creditPage({ refunds: givenBack.slice(1) }, { done: 'asked' }),
  'credit: nothing': creditPage({}),
  'card: kept': cardPage({ card: keptCard, charges: triedCharges, mandate: null }),
  ...disputePages,
}
