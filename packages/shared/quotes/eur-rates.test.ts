import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../dates.ts'
import { currencies, minor } from '../money.ts'
import { compareWithCents, eurRate, exactCents, fromEur, inEur } from './eur-rates.ts'

const on = day('2026-11-21')

describe('euro rates', () => {
  it('are on file for every currency in use, and none of them passes for a fact', () => {
    for (const currency of currencies) {
      const rate = eurRate(currency, on)
      expect(rate.perEur, currency).toMatch(/^\d+(\.\d+)?$/)
      expect(Number(rate.perEur), currency).toBeGreaterThan(0)
      expect(rate.verified, currency).toBe(currency === 'EUR')
    }
    expect(() => eurRate('DEM', on)).toThrow(RangeError)
  })

  it('are there for days before the first table', () => {
    expect(eurRate('GBP', day('2020-01-01')).asOf).toBe('2026-11-02')
  })

  it.each([
    ['GBP', '0.8600', 8_600_00, 10_000_00],
    ['JPY', '178.40', 17_840, 100_00],
    ['KWD', '0.3575', 357_500, 1_000_00],
    ['EUR', '1', 12_345, 12_345],
    ['GBP', '0.8600', 1, 1],
  ])('turn %s at %s, %i, into %i euro cents', (currency, perEur, amount, cents) => {
    expect(inEur(minor(amount), { ...eurRate(currency, on), perEur })).toBe(cents)
  })

  it('compare exactly where rounding would lie', () => {
    const pound = { ...eurRate('GBP', on), perEur: '0.8601' }
    // 43,004.99 ÷ 0.8601 = 49,999.988…, and 43,005.00 is 50,000.00 exactly.
    expect(compareWithCents(exactCents(minor(43_004_99), pound), minor(50_000_00))).toBeLessThan(0)
    expect(compareWithCents(exactCents(minor(43_005_00), pound), minor(50_000_00))).toBe(0)
    expect(compareWithCents(exactCents(minor(43_005_01), pound), minor(50_000_00))).toBeGreaterThan(0)
    const forint = { ...eurRate('HUF', on), perEur: '388.51' }
    // 19,425,499.90 ÷ 388.51 = 49,999.99974: shown as 50,000.00, still below it.
    expect(inEur(minor(19_425_499_90), forint)).toBe(50_000_00)
    expect(compareWithCents(exactCents(minor(19_425_499_90), forint), minor(50_000_00))).toBeLessThan(0)
  })

  it('come back within a unit', () => {
    fc.assert(
      fc.property(fc.constantFrom(...currencies), fc.nat(1_000_000_000), (currency, cents) => {
        const rate = eurRate(currency, on)
        const unit = Math.max(1, inEur(minor(1), rate))
        expect(Math.abs(inEur(fromEur(minor(cents), rate), rate) - cents)).toBeLessThanOrEqual(unit)
      }),
    )
  })
})
