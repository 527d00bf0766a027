import { day } from '#shared/dates.ts'
import { minor } from '#shared/money.ts'
import type { PortalCalendarPage } from '#shared/pages/calendar-page.ts'
import type { PortalCreditPage } from '#shared/pages/credit-page.ts'
import type { PortalCardPage, ShownCard, ShownCharge } from '#shared/pages/card-page.ts'

/** The page of the card that may be charged for a plan. */
export const cardPage = (changed: Partial<PortalCardPage>): PortalCardPage => ({
  page: 'portal-card',
  creditorName: 'Aceros & Vega <SL>',
  currency: 'EUR',
  amount: minor(1_500_00),
  card: null,
  charges: [],
  mandate: { paragraphs: ['Bau Adler allows <b>this</b>.', '2. 5 Jan 2027: 2,244.98'], sha256: 'ab' },
  form: { values: { name: '' }, faults: {}, refusal: null },
  done: null,
  ...changed,
})

export const keptCard: ShownCard = {
  savedCardId: 'svc_1',
  brand: 'visa',
  last4: '4242',
  expiryMonth: 4,
  expiryYear: 2029,
  signerName: 'Petra <Adler>',
  isStopped: false,
  stoppedWhy: null,
  mandate: ['Bau Adler allows <b>this</b>.'],
  tooLateFor: null,
  next: { on: day('2027-01-05'), amount: minor(2_244_98), agreedOn: day('2027-01-03') },
}

export const triedCharges: ShownCharge[] = [
  {
    number: 1,
    attempt: 1,
    status: 'DECLINED',
    reason: 'FUNDS',
    amount: minor(2_244_98),
    on: day('2026-12-07'),
  },
  {
    number: 1,
    attempt: 2,
    status: 'SUCCEEDED',
    reason: null,
    amount: minor(2_244_98),
    on: day('2026-12-09'),
  },
]

/** The page of the address by which a calendar follows the plan. */
export const calendarPage = (changed: Partial<PortalCalendarPage>): PortalCalendarPage => ({
  page: 'portal-calendar',
  creditorName: 'Aceros & Vega <SL>',
  timeZone: 'Europe/Berlin',
  since: null,
  address: null,
  done: null,
  ...changed,
})

/** The page of what is in a debtor's favour. */
export const creditPage = (
  credit: Partial<PortalCreditPage['credit']>,
  changed: Partial<PortalCreditPage> = {},
): PortalCreditPage => ({
  page: 'portal-credit',
  credit: {
    currency: 'EUR',
    creditorName: 'Aceros & Vega <SL>',
    toCard: minor(0),
    toAccount: minor(0),
    withCreditor: minor(0),
    refunds: [],
    ...credit,
  },
  accountFor: null,
  form: { values: { name: '', iban: '' }, faults: {}, refusal: null },
  done: null,
  ...changed,
})

const given = {
  refundId: 'rfd_1',
  way: 'transfer',
  amount: minor(75_00),
  accountEnd: '2051',
  mayChange: false,
  on: day('2026-11-21'),
} as const

export const givenBack: PortalCreditPage['credit']['refunds'] = [
  { ...given, standing: 'asked', accountEnd: null, mayChange: true },
  { ...given, refundId: 'rfd_2', standing: 'decided', mayChange: true },
  { ...given, refundId: 'rfd_3', standing: 'leaving' },
  { ...given, refundId: 'rfd_4', standing: 'done', way: 'card', accountEnd: null },
  { ...given, refundId: 'rfd_5', standing: 'failed' },
  { ...given, refundId: 'rfd_6', standing: 'declined' },
]
