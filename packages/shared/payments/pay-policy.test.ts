import { describe, expect, it } from 'vitest'
import { instant } from '../dates.ts'
import { minor } from '../money.ts'
import { smallestPayment } from '../cases/demand.ts'
import { type BeforePaying, mayStillBePaid, whyNotPay } from './pay-policy.ts'
import type { PaymentChoice } from './payment-input.ts'

const before: BeforePaying = {
  status: 'ACTIVE',
  payable: {
    dueNow: minor(1_650_00),
    most: minor(1_650_00),
    instalment: null,
    invoices: [
      { invoiceId: 'a', due: minor(1_100_00) },
      { invoiceId: 'b', due: minor(550_00) },
      { invoiceId: 'paid', due: minor(0) },
    ],
  },
  currency: 'EUR',
  paymentInFlight: false,
}
const everything: PaymentChoice = { kind: 'everything' }
const amount = (amountMinor: number): PaymentChoice => ({ kind: 'amount', amountMinor })

describe('paying', () => {
  it.each<[PaymentChoice, Partial<BeforePaying>, string | null]>([
    [everything, {}, null],
    [amount(1_650_00), {}, null],
    [amount(1_650_01), {}, 'payments.moreThanDue'],
    [amount(1_00), {}, null],
    [amount(99), {}, 'payments.tooLittle'],
    [amount(1_000), { currency: 'KWD' }, null],
    [amount(999), { currency: 'KWD' }, 'payments.tooLittle'],
    [amount(100), { currency: 'JPY' }, null],
    // The last fifty cents may always be paid.
    [amount(50), { payable: { dueNow: minor(50), most: minor(50), instalment: null, invoices: [] } }, null],
    [
      amount(49),
      { payable: { dueNow: minor(50), most: minor(50), instalment: null, invoices: [] } },
      'payments.tooLittle',
    ],
    [{ kind: 'invoices', invoiceIds: ['b'] }, {}, null],
    [{ kind: 'invoices', invoiceIds: ['paid'] }, {}, 'payments.invoiceNotDue'],
    [{ kind: 'invoices', invoiceIds: ['foreign'] }, {}, 'payments.invoiceNotDue'],
    [
      everything,
      { payable: { dueNow: minor(0), most: minor(0), instalment: null, invoices: [] } },
      'payments.nothingDue',
    ],
    [everything, { paymentInFlight: true }, 'payments.inProgress'],
    [everything, { status: 'CLOSED' }, 'payments.closed'],
    [everything, { status: 'UNDER_REVIEW' }, 'payments.closed'],
    [everything, { status: 'LEGAL_ACTIVE' }, null],
  ])('%o with %o: %s', (choice, changes, code) => {
    expect(whyNotPay(choice, { ...before, ...changes })?.code ?? null).toBe(code)
  })

  it('names the smallest amount', () => {
    expect(whyNotPay(amount(1), before)?.params).toEqual({ leastMinor: 100, currency: 'EUR' })
    expect(['EUR', 'JPY', 'KWD'].map(smallestPayment)).toEqual([100, 100, 1000])
  })
})

describe('a page that lies open', () => {
  const page = { amount: minor(1_650_00), invoiceIds: [], startedAt: instant('2026-11-21T09:00:00.000Z') }
  const now = { status: before.status, payable: before.payable, planSignedAt: null }
  const asked = (change: Partial<BeforePaying['payable']>) => ({
    ...now,
    payable: { ...before.payable, ...change },
  })
  it.each([
    ['as it was asked for', {}, now, true],
    ['for less than is asked now', { amount: minor(1_00) }, now, true],
    ['for more than is asked now', {}, asked({ most: minor(1_649_99) }), false],
    ['while everything is paused', {}, asked({ most: minor(0) }), false],
    ['of a case that is over', {}, { ...now, status: 'CLOSED' as const }, false],
    ['for an invoice', { amount: minor(550_00), invoiceIds: ['b'] }, now, true],
    [
      'for an invoice that is now disputed in part',
      { amount: minor(550_00), invoiceIds: ['b'] },
      asked({ invoices: [{ invoiceId: 'b', due: minor(250_00) }] }),
      false,
    ],
    ['for an invoice that was paid', { amount: minor(550_00), invoiceIds: ['paid'] }, now, false],
    ['before a plan was signed', {}, { ...now, planSignedAt: instant('2026-11-21T09:05:00.000Z') }, false],
    ['after a plan was signed', {}, { ...now, planSignedAt: instant('2026-11-20T09:05:00.000Z') }, true],
  ])('%s', (_, change, situation, expected) => {
    expect(mayStillBePaid({ ...page, ...change }, situation)).toBe(expected)
  })
})
