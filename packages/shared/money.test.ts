import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currencies, exponent } from './currencies.ts'
import {
  add,
  divide,
  formatMoney,
  fromDecimal,
  minor,
  mulDiv,
  negate,
  parseAmount,
  roundTogether,
  split,
  subtract,
  sum,
  toDecimal,
} from './money.ts'

const anyMinor = fc.maxSafeInteger().map(minor)
const smallMinor = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(minor)
const anyCurrency = fc.constantFrom(...currencies)

describe('minor', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %s', (value) => {
    expect(() => minor(value)).toThrow(RangeError)
  })

  it('knows no minus zero', () => {
    expect(Object.is(minor(-0), 0)).toBe(true)
    expect(Object.is(negate(minor(0)), 0)).toBe(true)
  })

  it('refuses sums that no longer count exactly', () => {
    expect(() => add(minor(Number.MAX_SAFE_INTEGER), minor(1))).toThrow(RangeError)
    expect(() => subtract(minor(Number.MIN_SAFE_INTEGER), minor(1))).toThrow(RangeError)
  })
})

describe('mulDiv', () => {
  it.each([
    [5, 1, 2, 'halfUp', 3],
    [-5, 1, 2, 'halfUp', -3],
    [5, 1, 2, 'floor', 2],
    [-5, 1, 2, 'floor', -3],
    [4, 1, 3, 'halfUp', 1],
    [7, -1, 2, 'halfUp', -4],
    [7, 1, -2, 'halfUp', -4],
    [1_000_000, 81, 365, 'halfUp', 221_918],
  ] as const)('%i × %i ÷ %i, %s, is %i', (amount, numerator, denominator, rounding, expected) => {
    expect(mulDiv(minor(amount), numerator, denominator, rounding)).toBe(expected)
  })

  it('is exact where a float is not', () => {
    expect(mulDiv(minor(9_007_199_254_740_991), 999_999_999_999, 999_999_999_999, 'floor')).toBe(
      9_007_199_254_740_991,
    )
    expect(() => mulDiv(minor(1), 1, 0, 'floor')).toThrow(RangeError)
  })

  it('rounds a half up and stays within half a unit of the truth', () => {
    fc.assert(
      fc.property(smallMinor, fc.bigInt(-10_000n, 10_000n), fc.bigInt(1n, 10_000n), (amount, top, bottom) => {
        const exact = BigInt(amount) * top
        const rounded = divide(exact, bottom, 'halfUp')
        const error = 2n * (rounded * bottom - exact)
        expect(error <= bottom && error >= -bottom).toBe(true)
        const floored = divide(exact, bottom, 'floor')
        expect(floored * bottom <= exact && (floored + 1n) * bottom > exact).toBe(true)
      }),
    )
  })
})

describe('split', () => {
  const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 })

  it('adds up exactly, and no part is a whole unit away from its exact share', () => {
    fc.assert(
      fc.property(smallMinor, weights, (total, parts) => {
        const whole = parts.reduce((all, part) => all + part, 0)
        fc.pre(whole > 0)
        const shares = split(total, parts)
        expect(sum(shares)).toBe(total)
        shares.forEach((share, place) => {
          const off = BigInt(share) * BigInt(whole) - BigInt(total) * BigInt(parts[place] ?? 0)
          expect(off < BigInt(whole) && off > -BigInt(whole)).toBe(true)
        })
      }),
    )
  })

  it('gives the odd units to the largest remainders, among equals to the earlier', () => {
    expect(split(minor(10_000), 3)).toEqual([3334, 3333, 3333])
    expect(split(minor(-10_000), 3)).toEqual([-3334, -3333, -3333])
    expect(split(minor(10), [1, 2, 4])).toEqual([1, 3, 6])
    expect(split(minor(100), [0, 1, 0])).toEqual([0, 100, 0])
    expect(split(minor(0), [0, 0])).toEqual([0, 0])
  })

  it('refuses to share out something among nothing, and negative weights', () => {
    expect(() => split(minor(1), [0, 0])).toThrow(RangeError)
    expect(() => split(minor(1), [2, -1])).toThrow(RangeError)
    expect(() => split(minor(1), 0)).toThrow(RangeError)
    expect(() => split(minor(1), [])).toThrow(RangeError)
  })
})

describe('roundTogether', () => {
  it('adds up to the total rounded once, and rounds each part to a neighbour of its own value', () => {
    const values = fc.array(fc.bigInt(0n, 10n ** 15n), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(values, fc.bigInt(1n, 10n ** 7n), (exact, denominator) => {
        const parts = roundTogether(exact, denominator)
        const whole = exact.reduce((all, value) => all + value, 0n)
        expect(BigInt(sum(parts))).toBe(divide(whole, denominator, 'halfUp'))
        parts.forEach((part, place) => {
          const below = (exact[place] ?? 0n) / denominator
          expect(BigInt(part) === below || BigInt(part) === below + 1n).toBe(true)
        })
      }),
    )
  })

  it('gives the odd unit to the largest remainder, not to the largest part', () => {
    expect(roundTogether([10n, 26n, 14n], 10n)).toEqual([1, 3, 1])
    expect(roundTogether([4n, 4n, 4n], 10n)).toEqual([1, 0, 0])
    expect(roundTogether([], 10n)).toEqual([])
    expect(() => roundTogether([-1n], 10n)).toThrow(RangeError)
  })
})

describe('the machine form', () => {
  it('comes back unchanged, in every currency, also when read as typed', () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, (amount, currency) => {
        expect(fromDecimal(toDecimal(amount, currency), currency)).toBe(amount)
        if (amount >= 0) expect(parseAmount(toDecimal(amount, currency), currency)).toBe(amount)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    [1_240_050, 'EUR', '12400.50'],
    [5, 'EUR', '0.05'],
    [-5, 'EUR', '-0.05'],
    [0, 'EUR', '0.00'],
    [1240, 'JPY', '1240'],
    [5, 'KWD', '0.005'],
  ])('%i %s is %s', (amount, currency, text) => {
    expect(toDecimal(minor(amount), currency)).toBe(text)
  })

  it.each(['', ' 1', '1,00', '1.234', '1e3', '.5', '1.', '--1', '١', '99999999999999999'])(
    'refuses “%s”',
    (text) => {
      expect(() => fromDecimal(text, 'EUR')).toThrow(RangeError)
    },
  )

  it('refuses decimals that the currency does not have', () => {
    expect(() => fromDecimal('1.0', 'JPY')).toThrow(RangeError)
    expect(fromDecimal('1.5', 'KWD')).toBe(1500)
  })
})

describe('formatMoney', () => {
  it.each([
    ['en', 'EUR', 1_240_050, '€12,400.50'],
    ['es', 'EUR', 1_240_050, '12.400,50 €'],
    ['de', 'EUR', 1_240_050, '12.400,50 €'],
    ['en', 'JPY', 12_400, 'JP¥12,400'],
    ['de', 'KWD', 12_400_500, '12.400,500 KWD'],
    ['en', 'IQD', 1500, 'IQD 1.500'],
  ] as const)('%s %s', (language, currency, amount, text) => {
    expect(formatMoney(minor(amount), currency, language).replace(/\s/g, ' ')).toBe(text)
  })

  it('never loses a unit, however large the amount', () => {
    fc.assert(
      fc.property(
        anyMinor,
        anyCurrency,
        fc.constantFrom('en', 'es', 'de', 'ar'),
        (amount, currency, language) => {
          const digits = formatMoney(amount, currency, language).replace(/\D/g, '')
          expect(digits).toBe(toDecimal(amount, currency).replace(/\D/g, ''))
        },
      ),
    )
  })
})

describe('exponent', () => {
  it('follows ISO 4217, also where browsers show fewer decimals', () => {
    expect([exponent('EUR'), exponent('JPY'), exponent('KWD'), exponent('IQD'), exponent('HUF')]).toEqual([
      2, 0, 3, 3, 2,
    ])
    expect(() => exponent('DEM')).toThrow(RangeError)
  })
})
