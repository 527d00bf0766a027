import { describe, expect, it } from 'vitest'
import { minor } from '../money.ts'
import { smallestPayment } from '../cases/demand.ts'
import { type BeforePaying, whyNotPay } from './pay-policy.ts'
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
