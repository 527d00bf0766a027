import { expect, test } from 'vitest'
import { day } from '../dates.ts'
import { newId } from '../ids.ts'
import { minor } from '../money.ts'
import { claimOn } from './claim.ts'
import { yoursOf } from './yours.ts'

const price = { share: { numerator: 1, denominator: 10 }, minimum: minor(40_00) }
const standard = { interestOwner: 'CREDITOR', feeBase: 'EVERYTHING' } as const
const claimWith = (amount: number) =>
  claimOn(day('2026-11-21'), {
    invoices: [
      { invoiceId: newId('invoice', 1), number: '1', dueOn: day('2026-03-01'), amount: minor(12_400_00) },
    ],
    receipts: amount
      ? [{ paymentId: newId('payment', 1), on: day('2026-11-20'), amount: minor(amount) }]
      : [],
    creditorCountry: 'ES',
    debtorCountry: 'DE',
    currency: 'EUR',
  })

test('while nothing has come in there is nothing to pay and nothing to receive', () => {
  expect(yoursOf(claimWith(0), price, standard)).toEqual({
    recovered: 0,
    fee: 0,
    yours: 0,
    reachesYouBy: null,
  })
})

test('everything recovered less the fee is the creditor’s, at the latest 10 business days later', () => {
  expect(yoursOf(claimWith(5_000_00), price, standard)).toEqual({
    recovered: 5_000_00,
    fee: 500_00,
    yours: 4_500_00,
    reachesYouBy: '2026-12-04',
  })
})

test('where interest is the agency’s, the fee is counted on the principal alone', () => {
  const claim = claimWith(13_500_00)
  const { fee, yours } = yoursOf(claim, price, { interestOwner: 'AGENCY', feeBase: 'PRINCIPAL' })
  expect(fee).toBe(1_240_00)
  expect(yours).toBe(11_160_00)
})
