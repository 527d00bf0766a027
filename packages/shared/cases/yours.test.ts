import { expect, test } from 'vitest'
import { day } from '../dates.ts'
import { newId } from '../ids.ts'
import { minor } from '../money.ts'
import { claimOn } from './claim.ts'
import { shareDue, type Terms, yoursOf } from './yours.ts'

const price = { share: { numerator: 1, denominator: 10 }, minimum: minor(40_00) }
const agency = { country: 'ES', vatHundredths: 2100 }
const mandate = { interestOwner: 'CREDITOR', feeBase: 'EVERYTHING', feeSettlement: 'SET_OFF' } as const
const inGermany: Terms = { price, mandate, creditorCountry: 'DE', agency }
const claimWith = (amount: number, spent = 0) =>
  claimOn(day('2026-11-21'), {
    invoices: [
      { invoiceId: newId('invoice', 1), number: '1', dueOn: day('2026-03-01'), amount: minor(12_400_00) },
    ],
    receipts: amount
      ? [{ paymentId: newId('payment', 1), on: day('2026-11-20'), amount: minor(amount) }]
      : [],
    costs: spent
      ? [
          {
            costId: newId('cost', 1),
            kind: 'TRACING',
            on: day('2026-10-01'),
            until: null,
            amount: minor(spent),
          },
        ]
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
    mandate: { interestOwner: 'AGENCY', feeBase: 'PRINCIPAL', feeSettlement: 'SET_OFF' },
  })
  expect(fee).toBe(1_240_00)
  expect(yours).toBe(11_160_00)
})

test('what the debtor pays of the costs comes back to the creditor whole, whoever keeps the interest', () => {
  // 240 were spent, 40 of them are the fixed compensation: 200 are costs of the debtor.
  const without = yoursOf(claimWith(5_000_00), inGermany)
  const withCosts = yoursOf(claimWith(5_200_00, 240_00), inGermany)
  expect(withCosts.fee).toBe(without.fee)
  expect(withCosts.yours).toBe(without.yours + 200_00)

  const keeping: Terms = {
    ...inGermany,
    mandate: { interestOwner: 'AGENCY', feeBase: 'PRINCIPAL', feeSettlement: 'SET_OFF' },
  }
  const everything = claimWith(20_000_00, 240_00)
  expect(everything.outstanding).toBe(0)
  const { kept, fee } = shareDue(everything, keeping)
  expect(fee).toBe(1_240_00)
  expect(kept).toBe(everything.interest + everything.compensation)
  expect(yoursOf(everything, keeping).yours).toBe(11_160_00 + 200_00)
})
