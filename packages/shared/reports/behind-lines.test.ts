import { describe, expect, test } from 'vitest'
import { day } from '../dates.ts'
import { newId } from '../ids.ts'
import type { ClaimPart } from '../ledger/allocation.ts'
import type { ClaimStep } from '../ledger/claim-trail.ts'
import type { PostingKind } from '../ledger/posting.ts'
import { sourceOf } from '../ledger/posting-source.ts'
import { minor } from '../money.ts'
import { postingsBehind } from './behind-lines.ts'
import type { StatementLine } from './statement.ts'

const invoiceId = newId('invoice', 1)
const paymentId = newId('payment', 1)
const step = (
  postingId: string,
  kind: PostingKind,
  on: string,
  part: ClaimPart,
  { of = 'case_1', invoice = 'A' as string | null } = {},
): ClaimStep => ({
  postingId,
  kind,
  source: sourceOf(`${kind}:${of}`),
  on: day(on),
  receiptId: null,
  moved: [{ part, invoiceId: invoice ? invoiceId : null, invoiceNumber: invoice }],
})
const line = (kind: StatementLine['kind'], on: string, more: Partial<StatementLine> = {}): StatementLine => ({
  on: day(on),
  kind,
  invoiceNumber: 'A',
  paymentId: null,
  costKind: null,
  slice: null,
  postings: null,
  amount: minor(1),
  balance: minor(1),
  ...more,
})
const slice = (from: string, to: string) =>
  line('INTEREST', to, {
    slice: {
      from: day(from),
      to: day(to),
      days: 1,
      ratePercent: '1',
      referencePercent: '1',
      marginPercent: '1',
      principal: minor(1),
      interest: minor(1),
      source: '',
      verified: true,
    },
  })

const trail: ClaimStep[] = [
  step('placed', 'invoice-placed', '2026-05-10', 'PRINCIPAL'),
  step('placed-b', 'invoice-placed', '2026-05-10', 'PRINCIPAL', { invoice: 'B' }),
  step('interest-1', 'interest-accrued', '2026-05-10', 'INTEREST'),
  step('interest-2', 'interest-accrued', '2026-06-30', 'INTEREST'),
  step('cost', 'cost-claimed', '2026-07-01', 'COSTS', { invoice: null }),
  step('interest-3', 'interest-accrued', '2026-07-10', 'INTEREST', { of: paymentId }),
  step('receipt', 'receipt-allocated', '2026-07-10', 'INTEREST', { of: paymentId }),
  step('interest-4', 'interest-accrued', '2026-07-10', 'INTEREST', { of: `${paymentId}:since` }),
  step('taken-back', 'receipt-deallocated', '2026-07-20', 'INTEREST', { of: `x:${paymentId}` }),
  step('given-up', 'written-off', '2026-08-01', 'PRINCIPAL'),
]

describe('the postings behind a line', () => {
  test.each([
    ['an invoice that fell due before the case came to us', line('INVOICE', '2026-03-01'), ['placed']],
    ['interest of before the case came to us', slice('2026-03-02', '2026-05-01'), ['interest-1']],
    ['interest over a month’s end', slice('2026-05-02', '2026-06-30'), ['interest-1', 'interest-2']],
    ['interest up to a receipt', slice('2026-07-01', '2026-07-10'), ['interest-3', 'interest-4']],
    ['interest that is not posted yet', slice('2026-07-11', '2026-07-31'), []],
    [
      'a receipt, which brings its own along',
      line('RECEIPT', '2026-07-10', { paymentId, postings: ['receipt'] }),
      ['receipt'],
    ],
    [
      'a cost, which belongs to no invoice',
      line('COST', '2026-07-01', { invoiceNumber: null, costKind: 'COURT' }),
      ['cost'],
    ],
    ['what was given up', line('WRITTEN_OFF', '2026-08-01', { invoiceNumber: null }), ['given-up']],
    ['another invoice', line('INVOICE', '2026-04-01', { invoiceNumber: 'B' }), ['placed-b']],
    ['a compensation nobody posted', line('COMPENSATION', '2026-03-02'), []],
  ])('%s', (_, asked, found) => expect(postingsBehind(asked, trail)).toEqual(found))
})
