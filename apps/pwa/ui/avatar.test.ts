import { expect, test } from 'vitest'
import { initials } from './avatar.tsx'

test.each([
  ['Marta Ferrer', 'MF'],
  ['Hollins & Sons Ltd', 'HL'],
  ['Trattoria', 'T'],
  ['شركة النور للتجارة', 'شل'],
  ['', ''],
])('the initials of "%s" are "%s"', (name, expected) => {
  expect(initials(name)).toBe(expected)
})
