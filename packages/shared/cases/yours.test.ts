import { expect, test } from 'vitest'
import { day } from '../dates.ts'
import { newId } from '../ids.ts'
import { minor } from '../money.ts'
import { claimOn } from './claim.ts'
import { type Terms, yoursOf } from './yours.ts'

const price = { share: { numerator: 1, denominator: 10 }, minimum: minor(40_00) }
const agency = { country: 'ES', vatHundredths: 2100 }
const mandate = { interestOwner: 'CREDITOR', feeBase: 'EVERYTHING' } as const
const inGermany: Terms = { price, mandate, creditorCountry: 'DE', agency }
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
  expect(yoursOf(claimWith(0), inGermany)).toMatchObject({
    recovered: 0,
    fee: 0,
    vat: { amount: 0 },
    yours: 0,
    reachesYouBy: null,
  })
})

test('everything recovered less the fee is the creditor’s, at the latest 10 business days later', () => {
  expect(yoursOf(claimWith(5_000_00), inGermany)).toMatchObject({
    recovered: 5_000_00,
    fee: 500_00,
    vat: { treatment: 'REVERSE_CHARGE', percent: null, amount: 0 },
    yours: 4_500_00,
    reachesYouBy: '2026-12-04',
  })
})

test('where the fee bears VAT, that is set off as well (the example of D4: 3,000 at 9.5 % leaves 2,655.15)', () => {
  const share = { numerator: 95, denominator: 1_000 }
  const atHome: Terms = { ...inGermany, price: { ...price, share }, creditorCountry: 'ES' }
  expect(yoursOf(claimWith(3_000_00), atHome)).toMatchObject({
    fee: 285_00,
    vat: { treatment: 'DOMESTIC', percent: '21.00', amount: 59_85 },
    yours: 2_655_15,
  })
})

test('where interest is the agency’s, the fee is counted on the principal alone', () => {
  const claim = claimWith(13_500_00)
  const { fee, yours } = yoursOf(claim, {
    ...inGermany,
    mandate: { interestOwner: 'AGENCY', feeBase: 'PRINCIPAL' },
  })
  expect(fee).toBe(1_240_00)
  expect(yours).toBe(11_160_00)
})
