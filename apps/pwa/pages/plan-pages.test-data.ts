import { addDays, day, instant } from '#shared/dates.ts'
import type { NegotiationId } from '#shared/ids.ts'
import { minor, zero } from '#shared/money.ts'
import type { Page } from '#shared/pages/page.ts'
import type { PlanTalk } from '#shared/pages/plan-pages.ts'
import type { PortalView } from '#shared/pages/portal-pages.ts'
import { scheduleOf, type Terms } from '#shared/plans/schedule.ts'

/** The pages of paying in parts in the states that they can be in. */
export const today = day('2026-11-21')
export const terms: Terms = {
  total: minor(12_724_90),
  first: minor(1_500_00),
  firstOn: day('2026-11-27'),
  count: 6,
  dayOfMonth: 5,
}
export const instalments = scheduleOf(terms, new Set(['2027-01-05']))
const negotiationId = 'neg_1' as NegotiationId
const talk: PlanTalk = {
  today,
  currency: 'EUR',
  undisputed: terms.total,
  bounds: {
    automatic: true,
    most: 12,
    first: minor(1_272_49),
    each: minor(50_00),
    firstBy: addDays(today, 10),
  },
  holidays: [day('2027-01-05')],
  outsideDecider: 'MANAGER',
  managerName: 'Marta Ferrer',
  creditorName: 'Aceros & Vega <SL>',
  answerBy: day('2026-11-23'),
  newNegotiationId: negotiationId,
  whyNot: null,
  live: null,
  plan: null,
}
const values = { total: '', first: '1500', firstOn: '2026-11-27', count: '6', dayOfMonth: '5' }
const choosing = (decider: 'NOBODY' | 'MANAGER' | 'CREDITOR', changed: Partial<Terms> = {}): Page => ({
  page: 'portal-plan-terms',
  talk: { ...talk, outsideDecider: decider === 'CREDITOR' ? 'CREDITOR' : 'MANAGER' },
  form: { values, faults: {}, refusal: null },
  preview: { terms: { ...terms, ...changed }, instalments, decider },
  done: null,
})
const refused: Page = {
  page: 'portal-plan-terms',
  talk: { ...talk, bounds: { ...talk.bounds, automatic: false } },
  form: {
    values,
    faults: { first: 'input.amount' },
    refusal: { code: 'plans.tooLittle', params: { leastMinor: 100, currency: 'EUR' } },
  },
  preview: null,
  done: 'withdrawn',
}
const wordsToSign = [
  'Bau Adler GmbH owes …',
  'Bau Adler GmbH pays …',
  ...instalments.map(({ number, dueOn }) => `${number}. ${dueOn}`),
  'By signing …',
]
const next = (decider: 'NOBODY' | 'MANAGER' | 'CREDITOR', isReduction = false): Page => ({
  page: 'portal-plan-next',
  talk,
  drawn: {
    terms,
    claimed: terms.total,
    instalments,
    decider,
    isReduction,
    isDisputed: false,
    paragraphs: wordsToSign,
    sha256: 'ab',
  },
  query: new URLSearchParams(values).toString(),
  form: {
    values: { name: 'Petra <Adler>', words: 'We wait for a payment ourselves.', whyNotViable: '' },
    faults: isReduction ? { whyNotViable: 'input.required' } : {},
    refusal: isReduction ? null : { code: 'plans.textChanged', params: {} },
  },
})
type Live = NonNullable<PlanTalk['live']>
const offer = { at: instant('2026-11-20T10:00:00Z'), total: terms.total, claimed: terms.total, instalments }
const live: Live = {
  negotiationId,
  version: 3,
  status: 'WITH_MANAGER',
  isOver: false,
  offers: [
    { ...offer, number: 1, by: 'you', words: 'Eighteen would be good.' },
    { ...offer, number: 2, by: 'us', words: null, total: minor(12_000_00) },
  ],
  expiresOn: day('2026-11-27'),
  answerBy: day('2026-11-23'),
  decider: 'MANAGER',
  reason: null,
  hasChanged: false,
  mayOffer: true,
  sign: null,
}
const sign = { paragraphs: wordsToSign, sha256: 'ab', instalments }
const talking = (changed: Partial<Live>, rest: Partial<PlanTalk> = {}): Page => ({
  page: 'portal-plan-talk',
  talk: { ...talk, ...rest, live: { ...live, ...changed } },
  timeZone: 'Europe/Berlin',
  form: { values: { name: '' }, faults: {}, refusal: null },
  done: changed.status === 'WITH_MANAGER' ? 'sent' : null,
})

export const portalView = (changed: Partial<PortalView> = {}): PortalView => ({
  caseNumber: 'C-2026-000123',
  state: 'open',
  on: today,
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  creditor: { name: 'Aceros Vega SL', country: 'ES' },
  debtor: { name: 'Bau Adler GmbH' },
  reference: null,
  collectorName: 'Jonas Brandt',
  checkCode: '4821-77',
  principal: minor(12_400_00),
  interest: minor(284_90),
  ...{ waived: zero, costs: null },
  compensation: minor(40_00),
  claimed: terms.total,
  paid: zero,
  outstanding: terms.total,
  dueNow: terms.total,
  most: terms.total,
  held: zero,
  isPaused: false,
  plan: null,
  hadPlan: false,
  negotiation: null,
  invoices: [],
  documents: [],
  disputes: [],
  ...{ letter: null, settlement: null, credit: zero, creditFrom: [], receipts: [], accountAsked: false },
  payments: [],
  messages: [],
  ...changed,
})
export const planPages: Record<string, Page> = {
  'plan: choosing, accepted at once': choosing('NOBODY'),
  'plan: choosing, the manager answers': choosing('MANAGER'),
  'plan: choosing, the creditor decides': choosing('CREDITOR'),
  'plan: choosing, less than the whole': choosing('MANAGER', { total: minor(9_000_00) }),
  'plan: choosing, not possible': refused,
  'plan: to be signed': next('NOBODY'),
  'plan: to be sent': next('CREDITOR'),
  'plan: to be sent with a reason': next('MANAGER', true),
  'plan: with the manager': talking({ status: 'WITH_MANAGER' }),
  'plan: with the creditor': talking({ status: 'WITH_CREDITOR', decider: 'CREDITOR', mayOffer: false }),
  'plan: our offer': talking({ status: 'WITH_DEBTOR', sign }),
  'plan: agreed': talking({ status: 'AGREED', sign }),
  'plan: out of date': talking({ status: 'AGREED', hasChanged: true }),
  'plan: rejected': talking({ status: 'REJECTED', isOver: true, reason: 'The first payment is too small.' }),
  'plan: expired while paused': talking(
    { status: 'EXPIRED', isOver: true },
    { whyNot: { code: 'plans.paused', params: {} } },
  ),
  'ask: one file was left out': {
    page: 'portal-ask',
    view: portalView(),
    topic: 'question',
    messageId: 'msg_1',
    answerBy: day('2026-11-24'),
    leftOut: [
      { name: 'virus <1>.png', refusal: { code: 'files.typeNotAllowed', params: { name: 'virus <1>.png' } } },
      { name: 'empty.pdf', refusal: { code: 'files.empty', params: {} } },
    ],
    form: { values: { text: '' }, faults: {}, refusal: null },
  },
  'plan: not now': { page: 'portal-plan-none', whyNot: { code: 'plans.paused', params: {} } },
  ...Object.fromEntries(
    (['WITH_MANAGER', 'WITH_CREDITOR', 'WITH_DEBTOR', 'AGREED'] as const).map((negotiation) => [
      `account, an offer ${negotiation}`,
      { page: 'portal-claim', view: portalView({ negotiation }) } as const,
    ]),
  ),
}
