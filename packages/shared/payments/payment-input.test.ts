import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minor } from '../money.ts'
import { isRefusal } from '../refusal.ts'
import { amountToPay, paymentChoice } from './payment-input.ts'

const payable = {
  dueNow: minor(1_650_00),
  most: minor(1_650_00),
  instalment: null,
  invoices: [
    { invoiceId: 'a', due: minor(1_100_00) },
    { invoiceId: 'b', due: minor(510_00) },
    { invoiceId: 'paid', due: minor(0) },
  ],
}

test.each([
  [{ kind: 'everything' }, 1_650_00],
  [{ kind: 'invoices', invoiceIds: ['b'] }, 510_00],
  [{ kind: 'invoices', invoiceIds: ['b', 'a', 'b'] }, 1_610_00],
  [{ kind: 'amount', amountMinor: 1 }, 1],
  [{ kind: 'amount', amountMinor: 1_650_00 }, 1_650_00],
] as const)('%j pays %d', (choice, amount) => {
  expect(amountToPay(paymentChoice.parse(choice), payable)).toBe(amount)
})

test.each([
  [{ kind: 'amount', amountMinor: 1_650_01 }, 'payments.moreThanDue'],
  [{ kind: 'invoices', invoiceIds: ['paid'] }, 'payments.invoiceNotDue'],
  [{ kind: 'invoices', invoiceIds: ['a', 'of-somebody-else'] }, 'payments.invoiceNotDue'],
] as const)('%j is refused with %s', (choice, code) => {
  expect(amountToPay(paymentChoice.parse(choice), payable)).toMatchObject({ code })
})

test('nothing due, nothing to pay', () => {
  expect(
    amountToPay({ kind: 'everything' }, { ...payable, dueNow: minor(0), most: minor(0), invoices: [] }),
  ).toMatchObject({
    code: 'payments.nothingDue',
  })
})

test('under a plan the instalment is what is due or comes next, and everything is its whole rest', () => {
  const plan = { ...payable, dueNow: minor(0), most: minor(900_00), instalment: minor(150_00), invoices: [] }
  expect(amountToPay({ kind: 'instalment' }, plan)).toBe(150_00)
  expect(amountToPay({ kind: 'everything' }, plan)).toBe(900_00)
  expect(amountToPay({ kind: 'amount', amountMinor: 900_01 }, plan)).toMatchObject({
    code: 'payments.moreThanDue',
  })
  expect(amountToPay({ kind: 'invoices', invoiceIds: ['a'] }, plan)).toMatchObject({
    code: 'payments.invoiceNotDue',
  })
  expect(amountToPay({ kind: 'instalment' }, payable)).toMatchObject({ code: 'payments.nothingDue' })
})

test('no choice ever pays more than is due, or nothing', () => {
  const choices = fc.oneof(
    fc.constant({ kind: 'everything' as const }),
    fc.constant({ kind: 'instalment' as const }),
    fc.record({ kind: fc.constant('amount' as const), amountMinor: fc.integer({ min: 1, max: 9_999_999 }) }),
    fc.record({
      kind: fc.constant('invoices' as const),
      invoiceIds: fc.subarray(['a', 'b', 'paid', 'x'], { minLength: 1 }),
    }),
  )
  fc.assert(
    fc.property(choices, fc.integer({ min: 0, max: 3_000_00 }), (choice, most) => {
      const amount = amountToPay(choice, { ...payable, most: minor(most), instalment: minor(most) })
      if (!isRefusal(amount)) expect(amount > 0 && amount <= most).toBe(true)
    }),
  )
})

test.each([
  { kind: 'amount', amountMinor: 0 },
  { kind: 'amount', amountMinor: 1.5 },
  { kind: 'invoices', invoiceIds: [] },
  {},
])('%j is no choice', (choice) => expect(paymentChoice.safeParse(choice).success).toBe(false))
