import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '../languages.ts'
import { minor } from '../money.ts'
import { csvCell, numberFormat } from './tables.ts'

describe('a cell of a file', () => {
  it.each(['=1+1', '+49 30', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1'])('never is a formula: %j', (text) => {
    expect(csvCell(text, 'en')).toBe(`'${text}`)
  })

  it('leaves other words as they are', () => {
    expect(csvCell('Bau Adler GmbH', 'de')).toBe('Bau Adler GmbH')
  })

  it.each([
    ['en', '-1234.50'],
    ['de', '-1234,50'],
    ['es', '-1234,50'],
    ['ar', '-1234.50'],
  ] as const)('writes an amount as a spreadsheet in %s reads it', (language, text) => {
    expect(csvCell({ amount: minor(-123450), currency: 'EUR' }, language)).toBe(text)
  })

  it('has the decimals of its currency', () => {
    expect(['EUR', 'JPY', 'KWD'].map(numberFormat)).toEqual(['#,##0.00', '#,##0', '#,##0.000'])
  })

  it('never begins like a formula, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...'=+-@\t\r\n', ''), (text, sign) => {
        for (const language of languages)
          expect(/^[=+\-@\t\r\n]/.test(csvCell(`${sign}${text}`, language))).toBe(false)
      }),
    )
  })
})
