import { expect, test } from 'vitest'
import { plainCode, plainInvoiceNumber } from './second-factor.ts'

test.each(['F-2026-001', 'f 2026 001', 'F–2026—001', ' F2026‑001\u200b', 'Ｆ-٢٠٢٦-٠٠١'])(
  '%s is one number',
  (typed) => {
    expect(plainInvoiceNumber(typed)).toBe('F2026001')
  },
)

test('other signs make another number, and blanks make none', () => {
  expect(plainInvoiceNumber('F/2026/001')).not.toBe(plainInvoiceNumber('F2026001'))
  expect(plainInvoiceNumber(' - – ')).toBe('')
})

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['123-456', '123456'],
  ['١٢٣٤٥٦', '123456'],
  ['12345', null],
  ['1234567', null],
  ['12345a', null],
])('%s reads as %s', (typed, code) => expect(plainCode(typed)).toBe(code))
