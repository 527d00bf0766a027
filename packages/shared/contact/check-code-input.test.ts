import { expect, test } from 'vitest'
import { checkCodeInput, comparableName, plainCheckCode } from './check-code-input.ts'

test.each(['4821-77', '482177', '4821 77', ' 4821–77 ', '٤٨٢١-٧٧'])('%s is read as the code', (typed) => {
  expect(plainCheckCode(typed)).toBe('4821-77')
})

test.each(['', '4821', '48217', '4821-777', 'abcd-ef', '4821-7a'])('%s is no code', (typed) => {
  expect(plainCheckCode(typed)).toBeNull()
  expect(checkCodeInput.safeParse({ code: typed, creditor: 'Aceros Vega SL' }).success).toBe(false)
})

test.each([
  ['Aceros Vega SL', 'ACEROS VEGA, S.L.'],
  ['Café Lumière SARL', 'cafe lumiere'],
  ['Nordlicht Textil GmbH & Co. KG', 'Nordlicht-Textil GmbH'],
])('%s and %s are the same company to a reader', (one, other) => {
  expect(comparableName(one)).toBe(comparableName(other))
})

test('other names stay other names', () => {
  expect(comparableName('Aceros Vega SL')).not.toBe(comparableName('Aceros Vigo SL'))
  expect(comparableName('شركة النور')).toBe('شركة النور')
})
