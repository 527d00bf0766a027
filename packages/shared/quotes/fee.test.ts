import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../dates.ts'
import { add, type Minor, minor, subtract, sum } from '../money.ts'
import { eurRate } from './eur-rates.ts'
import { feeOfReceipt, feeOn, feeTerms, minimumDecides, surchargeFor } from './fee.ts'
import { tariffOn, tariffVersion } from './tariff.ts'

const tariff = tariffVersion('tariff-2026-1')
const on = day('2026-11-21')
const euro = eurRate('EUR', on)

const terms = (
  principal: number,
  daysOverdue = 100,
  creditorCountry = 'ES',
  debtorCountry = 'DE',
  rate = euro,
) => feeTerms(tariff, { principal: minor(principal), rate, creditorCountry, debtorCountry, daysOverdue })
const feeOnPrincipal = (principal: number, daysOverdue?: number, creditor?: string, debtor?: string) =>
  feeOn(terms(principal, daysOverdue, creditor, debtor), minor(principal))

describe('the bands of Part 7.2', () => {
  it.each([
    // Inside a band, at its upper bound, and where the next band is cheaper in total.
    [500_00, 100_00, '20.00'],
    [700_00, 140_00, '20.00'],
    [900_00, 140_00, '15.56'],
    [1_000_00, 140_00, '14.00'],
    [1_000_01, 140_00, '14.00'],
    [7_000_00, 980_00, '14.00'],
    [7_142_86, 1_000_00, '14.00'],
    [9_500_00, 1_000_00, '10.53'],
    [10_000_00, 1_000_00, '10.00'],
    [12_400_00, 1_240_00, '10.00'],
    [45_000_00, 4_000_00, '8.89'],
    [50_000_00, 4_000_00, '8.00'],
    [50_000_01, 4_000_00, '8.00'],
    [149_999_99, 9_000_00, '6.00'],
    [150_000_00, 9_000_00, '6.00'],
    [1_000_000_00, 60_000_00, '6.00'],
  ])('%i costs %i, %s %%', (principal, fee, percent) => {
    expect(terms(principal).percent).toBe(percent)
    expect(feeOnPrincipal(principal)).toBe(fee)
  })

  it.each([
    ['DE', 'US', 500_00, '28.00'],
    ['DE', 'US', 5_000_00, '20.00'],
    ['DE', 'JP', 20_000_00, '16.00'],
    ['DE', 'CA', 60_000_00, '12.00'],
    ['DE', 'AU', 500_000_00, '9.00'],
    ['DE', 'AE', 500_00, '32.00'],
    ['DE', 'AE', 5_000_00, '26.00'],
    ['DE', 'BR', 20_000_00, '21.00'],
    ['DE', 'TR', 60_000_00, '16.00'],
    ['DE', 'ZA', 500_000_00, '12.00'],
    ['DE', 'CH', 5_000_00, '14.00'],
    ['US', 'GB', 5_000_00, '14.00'],
    ['AE', 'AE', 5_000_00, '14.00'],
    ['US', 'US', 5_000_00, '14.00'],
  ])(
    '%s against %s, %i, is priced at %s %%: the zone is the debtor’s, at home it is Europe’s',
    (creditor, debtor, principal, percent) => {
      expect(terms(principal, 100, creditor, debtor).percent).toBe(percent)
    },
  )

  it.each([
    [0, 0],
    [180, 0],
    [181, 200],
    [365, 200],
    [366, 600],
    [730, 600],
    [731, 1200],
  ])('%i days past due add %i hundredths of a point', (days, hundredths) => {
    expect(surchargeFor(tariff, days)).toBe(hundredths)
  })

  it('adds the surcharge to every rate, so that there is still no cliff', () => {
    expect(terms(12_400_00, 265)).toMatchObject({
      percent: '12.00',
      bandPercent: '10.00',
      surchargePercent: '2.00',
    })
    expect(terms(9_500_00, 265)).toMatchObject({ capped: true, percent: '12.63' })
    expect(feeOnPrincipal(9_500_00, 265)).toBe(1_200_00)
  })

  it('keeps the share exact where its two decimals are not', () => {
    expect(terms(9_500_00).share).toEqual({ numerator: 2, denominator: 19 })
    expect(feeOn(terms(9_500_00), minor(9_500_00))).toBe(1_000_00)
    expect(terms(12_400_00).share).toEqual({ numerator: 1, denominator: 10 })
  })

  it('finds the band of a claim in another currency at the rate of the placement', () => {
    const pound = { ...eurRate('GBP', on), perEur: '0.8600' }
    expect(terms(8_600_00, 100, 'GB', 'DE', pound)).toMatchObject({ percent: '10.00', minimum: 34_40 })
    expect(terms(8_600_01, 100, 'GB', 'DE', pound)).toMatchObject({ bandPercent: '10.00', capped: false })
    expect(terms(8_599_99, 100, 'GB', 'DE', pound)).toMatchObject({ bandPercent: '14.00', capped: true })
    const yen = { ...eurRate('JPY', on), perEur: '178.40' }
    expect(terms(1_784_000, 100, 'JP', 'DE', yen)).toMatchObject({ percent: '10.00', minimum: 7136 })
    const dinar = { ...eurRate('KWD', on), perEur: '0.3575' }
    expect(terms(3_575_000, 100, 'KW', 'DE', dinar)).toMatchObject({ percent: '10.00', minimum: 14_300 })
  })

  it('refuses to price nothing', () => {
    expect(() => terms(0)).toThrow(RangeError)
    expect(() => tariffVersion('tariff-1999')).toThrow(RangeError)
    expect(tariffOn(day('2020-01-01')).version).toBe('tariff-2026-1')
  })
})

describe('the smallest fee', () => {
  const price = terms(150_00)

  it.each([
    [0, 0],
    [1, 1],
    [39_99, 39_99],
    [40_00, 40_00],
    [150_00, 40_00],
    [200_00, 40_00],
    [200_03, 40_01],
    [300_00, 60_00],
  ])('of %i recovered, %i is ours', (recovered, fee) => {
    expect(feeOn(price, minor(recovered))).toBe(fee)
  })

  it('says when it decides', () => {
    expect(minimumDecides(price, minor(150_00))).toBe(true)
    expect(minimumDecides(price, minor(200_00))).toBe(false)
    expect(minimumDecides(price, minor(0))).toBe(false)
  })
})

describe('whatever is owed', () => {
  const amount = fc.oneof(
    fc.integer({ min: 1, max: 20_000_000 }),
    fc.integer({ min: 1, max: 1_000_000_000_000 }),
  )
  const age = fc.integer({ min: 1, max: 1100 })
  const debtor = fc.constantFrom('DE', 'US', 'AE', 'ES')
  const currency = fc.constantFrom('EUR', 'GBP', 'USD', 'JPY', 'KWD', 'HUF')
  const worth = (principal: number, days: number, to: string, code: string) => {
    const price = terms(principal, days, 'ES', to, eurRate(code, on))
    const fee = feeOn(price, minor(principal))
    return { fee, net: principal - fee }
  }

  it('nobody nets less by being owed more, and nobody pays less for more, in any currency', () => {
    fc.assert(
      fc.property(
        amount,
        fc.integer({ min: 1, max: 5000 }),
        age,
        debtor,
        currency,
        (owed, more, days, to, code) => {
          const [less, greater] = [worth(owed, days, to, code), worth(owed + more, days, to, code)]
          expect(greater.net).toBeGreaterThanOrEqual(less.net)
          expect(greater.fee).toBeGreaterThanOrEqual(less.fee)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('nobody nets less by being owed one cent more around any bound of a band', () => {
    const bound = fc.constantFrom(1_000_00, 10_000_00, 50_000_00, 150_000_00)
    const near = fc.record({ at: bound, off: fc.integer({ min: -300, max: 300 }) })
    fc.assert(
      fc.property(near, age, debtor, ({ at, off }, days, to) => {
        const [one, next] = [worth(at + off, days, to, 'EUR'), worth(at + off + 1, days, to, 'EUR')]
        expect(next.net).toBeGreaterThanOrEqual(one.net)
        expect(next.fee).toBeGreaterThanOrEqual(one.fee)
      }),
    )
  })

  it('an older debt never costs less', () => {
    fc.assert(
      fc.property(amount, age, age, debtor, (owed, one, other, to) => {
        const [younger, older] = [Math.min(one, other), Math.max(one, other)]
        expect(worth(owed, older, to, 'EUR').fee).toBeGreaterThanOrEqual(worth(owed, younger, to, 'EUR').fee)
      }),
    )
  })

  it('is the smallest of the candidates that the decision names', () => {
    const [band20, ...higher] = tariff.bands.EUROPE
    fc.assert(
      fc.property(fc.integer({ min: 40_00, max: 20_000_000 }), (owed) => {
        const bands = [band20, ...higher].filter((band) => band !== undefined)
        const own = bands.find((band) => band.upTo === null || owed <= band.upTo)
        const candidates = bands
          .filter((band) => own && band.above >= own.above)
          .map((band) => (band === own ? band.hundredths * owed : band.hundredths * band.above))
        const least = Math.round(Math.min(...candidates) / 10_000)
        expect(feeOnPrincipal(owed)).toBe(Math.max(least, 40_00))
      }),
    )
  })

  it('costs the same in instalments as at once', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 5_000_000 }).map(minor), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(amount, age, debtor, parts, (owed, days, to, receipts) => {
        const price = terms(owed, days, 'ES', to)
        let before: Minor = minor(0)
        const fees = receipts.map((receipt) => {
          const fee = feeOfReceipt(price, before, receipt)
          expect(fee).toBeGreaterThanOrEqual(0)
          expect(subtract(receipt, fee)).toBeGreaterThanOrEqual(0)
          before = add(before, receipt)
          return fee
        })
        expect(sum(fees)).toBe(feeOn(price, sum(receipts)))
      }),
    )
  })
})
