import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Language, languages } from './languages.ts'
import { formatMoney, minor } from './money.ts'
import { parseAmount } from './parse-amount.ts'

describe('what people type', () => {
  it.each([
    ['12.400,50', 1_240_050],
    ['12,400.50', 1_240_050],
    ['12 400', 1_240_000],
    ['12 400,5', 1_240_050],
    ["12'400.50", 1_240_050],
    ['12’400.50', 1_240_050],
    ['12\u00a0400,50', 1_240_050],
    ['12\u202f400,50 €', 1_240_050],
    ['١٢٬٤٠٠٫٥٠', 1_240_050],
    ['۱۲٬۴۰۰٫۵۰', 1_240_050],
    ['١٢٤٠٠', 1_240_000],
    ['€ 12,50', 1250],
    ['12.50EUR', 1250],
    ['eur 12.50', 1250],
    ['12.', 1200],
    ['1.234.567', 123_456_700],
    ['1.234.567,89', 123_456_789],
    ['1,234,567.89', 123_456_789],
    ['12,34,567.80', 123_456_780],
    ['0,5', 50],
    ['0,500', 50],
    ['12.4000', 1240],
    ['007', 700],
    ['12400.5', 1_240_050],
    ['12400,500', 1_240_050],
    ['0', 0],
  ])('“%s” in EUR is %i', (text, expected) => {
    expect(parseAmount(text, 'EUR')).toBe(expected)
  })

  it.each([
    '',
    ' ',
    'abc',
    '-5',
    '+5',
    '1.2.3',
    '1,2,3',
    '12,400.505',
    '12.4000,00',
    '1..5',
    '1,,5',
    '1 2',
    '12  400',
    '1.23.456',
    '12,400.50.00',
    '1e5',
    '0x10',
    '٫٥',
    '1٫2٫3',
    '$12',
    '12 USD',
    '€',
    '12,50 €€',
    '12;50',
    "12'50",
    '99999999999999999',
  ])('“%s” in EUR is refused', (text) => {
    expect(parseAmount(text, 'EUR')).toBeNull()
  })

  it('reads a single mark with three digits behind it as thousands where nobody writes a third decimal', () => {
    for (const language of [undefined, ...languages]) {
      expect(parseAmount('12.400', 'EUR', language)).toBe(1_240_000)
      expect(parseAmount('12,400', 'EUR', language)).toBe(1_240_000)
      expect(parseAmount('12.400', 'JPY', language)).toBe(12_400)
    }
  })

  it.each([
    ['1.250', 'de', 1_250_000],
    ['1,250', 'de', 1250],
    ['1.250', 'en', 1250],
    ['1,250', 'en', 1_250_000],
    ['1.250', 'es', 1_250_000],
    ['1.250', undefined, 1250],
    ['1٫250', 'ar', 1250],
    ['1٬250', 'de', 1_250_000],
    ['0.250', 'de', 250],
    ['1.250,000', 'en', 1_250_000],
  ])('lets the language decide “%s” in KWD (%s)', (text, language, expected) => {
    expect(parseAmount(text, 'KWD', language as Language | undefined)).toBe(expected)
  })

  it('accepts no fraction of a yen but zero', () => {
    expect(parseAmount('1,000.00', 'JPY')).toBe(1000)
    expect(parseAmount('1,000.50', 'JPY')).toBeNull()
  })

  it('reads back everything we print, in every language', () => {
    const currency = fc.constantFrom('EUR', 'GBP', 'CHF', 'JPY', 'KWD', 'TND')
    const amount = fc.nat({ max: Number.MAX_SAFE_INTEGER }).map(minor)
    fc.assert(
      fc.property(amount, currency, fc.constantFrom(...languages), (value, code, language) => {
        const shown = formatMoney(value, code, language)
          .replace(/[^\d.,'’٫٬\s]/g, '')
          .trim()
          .replace(/^\.+|\.+$/g, '')
        expect(parseAmount(shown, code, language)).toBe(value)
      }),
      { numRuns: 500 },
    )
  })

  it('never throws and never returns a fraction, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789.,' ٫٬٠٥€-eE") }), (text) => {
        const value = parseAmount(text, 'EUR')
        expect(value === null || (Number.isSafeInteger(value) && value >= 0)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
