import fc from 'fast-check'
import { expect, it } from 'vitest'
import { minor } from '../money.ts'
import { figuresOf, type OpenCases, type PaidCase } from './portfolio.ts'
import { shareOf, type Terms } from './yours.ts'

const terms: Terms = {
  price: { share: { numerator: 1, denominator: 10 }, minimum: minor(40_00) },
  mandate: { interestOwner: 'CREDITOR', feeBase: 'EVERYTHING', feeSettlement: 'SET_OFF' },
  creditorCountry: 'ES',
  agency: { country: 'ES', vatHundredths: 2100 },
}
const paid = (currency: string, amount: number, isOpen = true): PaidCase => ({
  currency,
  isOpen,
  recovered: minor(amount),
  principal: minor(amount),
  costs: minor(0),
  lately: minor(0),
  terms,
})

it('shows what is open, what has come in and what of it is the creditor’s, currency by currency', () => {
  const open = [
    { currency: 'EUR', principal: minor(10_000_00), cases: 3 },
    { currency: 'USD', principal: minor(7_000_00), cases: 1 },
  ]
  const brought = [paid('EUR', 3_000_00), paid('EUR', 1_000_00, false), paid('GBP', 500_00, false)]
  expect(figuresOf(open, brought)).toEqual([
    // Two fees of a tenth, each with 21 % VAT: 3 000 − 363 and 1 000 − 121.
    { currency: 'EUR', open: 7_000_00, openCases: 3, recovered: 4_000_00, lately: 0, yours: 3_516_00 },
    { currency: 'USD', open: 7_000_00, openCases: 1, recovered: 0, lately: 0, yours: 0 },
    { currency: 'GBP', open: 0, openCases: 0, recovered: 500_00, lately: 0, yours: 439_50 },
  ])
  expect(figuresOf([], [])).toEqual([])
})

it('a case changes the figures of its own currency and of no other, and the whole is the sum of its cases', () => {
  const currency = fc.constantFrom('EUR', 'USD', 'JPY')
  const cases = fc.array(
    fc.tuple(currency, fc.integer({ min: 1, max: 5_000_000 }), fc.boolean()).map((one) => paid(...one)),
    { maxLength: 8 },
  )
  const open = fc.array(fc.record({ currency, principal: fc.nat(50_000_000).map(minor), cases: fc.nat(9) }), {
    maxLength: 4,
  })
  fc.assert(
    fc.property(open, cases, currency, fc.nat(1_000_000), (under: OpenCases[], brought, of, more) => {
      const before = figuresOf(under, brought)
      const after = figuresOf(under, [...brought, paid(of, more + 1)])
      const others = (lines: typeof before) => lines.filter((line) => line.currency !== of)
      expect(others(after)).toEqual(others(before))
      for (const line of before) {
        const own = brought.filter((one) => one.currency === line.currency)
        expect(line.yours).toBe(own.reduce((all, one) => all + shareOf(one, terms).yours, 0))
        expect(line.yours).toBeLessThanOrEqual(line.recovered)
      }
    }),
  )
})
