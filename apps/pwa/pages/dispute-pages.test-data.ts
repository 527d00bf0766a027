import { day, instant } from '#shared/dates.ts'
import { type DisputeStatus, disputeTypes, isOpenDispute } from '#shared/disputes/dispute.ts'
import type { NoPause } from '#shared/disputes/hold-scope.ts'
import { minor, zero } from '#shared/money.ts'
import { disputeFields, type OwnDispute, type PortalDisputeCheckPage } from '#shared/pages/dispute-pages.ts'
import type { Page } from '#shared/pages/page.ts'
import type { PortalView, ShownInvoice } from '#shared/pages/portal-pages.ts'
import { portalView } from './plan-pages.test-data.ts'

/** The pages of "something is wrong" in the states that they can be in. */
const invoice = (id: string, changed: Partial<ShownInvoice> = {}): ShownInvoice => ({
  invoiceId: id,
  number: `F-2026-<${id}>`,
  issuedOn: null,
  dueOn: day('2026-03-01'),
  overdue: true,
  amount: minor(8_400_00),
  principalPaid: zero,
  interest: { status: 'NO_STATUTE', owed: zero, waived: zero, basis: null },
  slices: [],
  compensation: { owed: minor(40_00), basis: null, source: null, verified: true },
  paid: zero,
  open: minor(8_440_00),
  due: minor(8_440_00),
  held: zero,
  ...{ documents: [], receipts: [] },
  ...changed,
})
const view = (changed: Partial<PortalView> = {}): PortalView =>
  portalView({ invoices: [invoice('1'), invoice('2'), invoice('paid', { open: zero })], ...changed })
const empty = Object.fromEntries(disputeFields.map((field) => [field, ''])) as Record<
  (typeof disputeFields)[number],
  string
>
const leftOut = [
  { name: 'virus <1>.png', refusal: { code: 'files.typeNotAllowed', params: { name: 'virus <1>.png' } } },
]
const form: Page = {
  page: 'portal-dispute',
  view: view(),
  chosen: [],
  faultyItem: null,
  leftOut: [],
  form: { values: empty, faults: {}, refusal: null },
}
const typed = { ...empty, type: 'ALREADY_PAID', words: 'It was <paid>.', paidOn: '2026-10-30' }

type Effect = PortalDisputeCheckPage['effect']
const effect: Effect = {
  wholeCase: false,
  noPause: null,
  creditorDueOn: day('2026-12-01'),
  deskBy: day('2026-11-24'),
  managerName: 'Marta Ferrer',
  before: { dueNow: minor(16_880_00), held: zero },
  after: { dueNow: minor(8_440_00), held: minor(8_440_00) },
}
const check = (
  changed: Partial<Effect>,
  more: Partial<Pick<PortalDisputeCheckPage, 'type' | 'form'>> = {},
): Page => ({
  page: 'portal-dispute-check',
  view: view(),
  disputeId: 'dsp_1',
  type: 'QUALITY',
  items: changed.wholeCase
    ? []
    : [
        { invoiceId: '1', number: 'F-2026-<1>', amount: minor(2_100_00), typed: '2100' },
        { invoiceId: '2', number: 'F-2026-<2>', amount: null, typed: '' },
      ],
  values: typed,
  effect: { ...effect, ...changed },
  leftOut: [],
  form: { values: { files: '' }, faults: {}, refusal: null },
  ...more,
})
const late = (noPause: NoPause): Page => check({ noPause, creditorDueOn: null })

const own = (status: DisputeStatus, changed: Partial<OwnDispute> = {}): OwnDispute => ({
  disputeId: `dsp_${status}`,
  number: 1,
  type: 'QUALITY',
  status,
  isOpen: isOpenDispute(status),
  scope: 'PART',
  items: [
    { number: 'F-2026-<1>', whole: true, amount: minor(8_400_00) },
    { number: 'F-2026-<2>', whole: false, amount: minor(2_100_00) },
  ],
  creditorDueOn: day('2026-12-01'),
  debtorDueOn: status === 'AWAITING_DEBTOR' ? day('2026-11-28') : null,
  deskBy: day('2026-11-24'),
  managerName: 'Marta Ferrer',
  openedOn: day('2026-11-20'),
  upheld: minor(1_500_00),
  reason: status.startsWith('RESOLVED') ? 'A quarter of the beams <had> rust.' : null,
  decidedBy: status.startsWith('RESOLVED') ? 'Olga Ruiz' : null,
  entries: [
    { from: 'you', name: 'Bau Adler GmbH', text: 'Rusty <beams>.', at: instant('2026-11-20T10:00:00Z') },
    { from: 'creditor', name: 'Aceros Vega SL', text: 'Ten of forty.', at: instant('2026-11-20T11:00:00Z') },
    { from: 'us', name: 'Marta Ferrer', text: 'How many exactly?', at: instant('2026-11-20T12:00:00Z') },
  ],
  documents: [
    { documentId: 'doc_1', name: 'rust <1>.jpg', sizeBytes: 400_000, from: 'you' },
    { documentId: 'doc_2', name: 'delivery-note.pdf', sizeBytes: 1_400_000, from: 'creditor' },
  ],
  ...changed,
})
type Disputes = Extract<Page, { page: 'portal-disputes' }>
const standing = (disputes: OwnDispute[], changed: Partial<Disputes> = {}): Page => ({
  page: 'portal-disputes',
  view: view({ disputes: disputes.map(({ type, status }) => ({ type, status })) }),
  disputes,
  done: null,
  disputeId: null,
  leftOut: [],
  form: { values: { words: '', files: '' }, faults: {}, refusal: null },
  ...changed,
})
const done = (['sent', 'answered', 'files', 'withdrawn'] as const).map(
  (what) =>
    [`disputes: ${what}`, standing([own('AWAITING_CREDITOR')], { done: what })] satisfies [string, Page],
)
const ways = ['OPEN', 'AWAITING_CREDITOR', 'AWAITING_DEBTOR', 'RESOLVED_UPHELD', 'RESOLVED_PARTIAL'] as const
const over = ['RESOLVED_REJECTED', 'WITHDRAWN'] as const
const asked = own('AWAITING_DEBTOR')

export const disputePages: Record<string, Page> = {
  'dispute: saying what is wrong': form,
  'dispute: with faults': {
    ...form,
    chosen: [{ invoiceId: '1', amount: 'a lot' }],
    faultyItem: '1',
    leftOut,
    form: {
      values: typed,
      faults: {
        type: 'input.choose',
        items: 'input.amount',
        words: 'input.tooShort',
        paidAmount: 'input.amount',
      },
      refusal: null,
    },
  },
  'dispute: no invoice chosen': {
    ...form,
    form: { values: typed, faults: { items: 'disputes.chooseInvoice' }, refusal: null },
  },
  'dispute: refused': {
    ...form,
    chosen: [{ invoiceId: '1', amount: '99.999,00' }],
    form: { values: typed, faults: {}, refusal: { code: 'disputes.moreThanOpen', params: {} } },
  },
  'dispute: what follows': check({}),
  'dispute: what follows without an account manager': check({ managerName: null }),
  'dispute: the whole case': check(
    { wholeCase: true, creditorDueOn: null, after: { dueNow: zero, held: minor(16_880_00) } },
    { type: 'NOT_A_BUSINESS' },
  ),
  'dispute: late': late('LATE'),
  'dispute: repeated': late('REPEATED'),
  'dispute: after a plan': late('AFTER_PLAN'),
  'dispute: a file that cannot be taken': check(
    {},
    { form: { values: { files: '' }, faults: { files: 'input.required' }, refusal: null } },
  ),
  ...Object.fromEntries(
    disputeTypes.map((type) => [
      `disputes: about ${type}`,
      standing([own('OPEN', { type, scope: 'NONE', managerName: null })]),
    ]),
  ),
  ...Object.fromEntries([...ways, ...over].map((status) => [`disputes: ${status}`, standing([own(status)])])),
  'disputes: the whole case': standing([own('OPEN', { scope: 'CASE', type: 'INSOLVENCY', items: [] })]),
  'disputes: the case ended': standing([
    own('RESOLVED_UPHELD', { scope: 'CASE', type: 'WRONG_PARTY', items: [] }),
  ]),
  'disputes: several': standing([asked, own('OPEN', { number: 2 }), own('WITHDRAWN')]),
  'disputes: none': standing([]),
  ...Object.fromEntries(done),
  'disputes: an answer came back': standing([asked, own('OPEN', { number: 2 })], {
    disputeId: asked.disputeId,
    leftOut,
    form: {
      values: { words: 'Fifteen', files: '' },
      faults: { words: 'input.tooShort', files: 'input.required' },
      refusal: { code: 'disputes.beingDecided', params: {} },
    },
  }),
  'account with something disputed': {
    page: 'portal-claim',
    view: view({ held: minor(8_440_00), disputes: [{ type: 'QUALITY', status: 'AWAITING_CREDITOR' }] }),
  },
  'account that is paused': {
    page: 'portal-claim',
    view: view({
      isPaused: true,
      dueNow: zero,
      most: zero,
      held: minor(16_880_00),
      disputes: [{ type: 'NOT_A_BUSINESS', status: 'OPEN' }],
    }),
  },
}
