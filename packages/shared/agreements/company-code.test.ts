import { expect, test } from 'vitest'
import { companyCode } from './company-code.ts'

test.each([
  ['Aceros Vega SL', 'AV'],
  ['Nordlicht Textil GmbH', 'NT'],
  ['Brasserie du Canal SRL', 'BC'],
  ['Ñandú Óptica Écija Sur SA', 'NOE'],
  ['Hollins & Sons Ltd', 'HS'],
  ['acme', 'AC'],
  ['Q SL', 'QX'],
  ['شركة الخليج للتجارة', 'XX'],
])('%s is %s', (name, code) => {
  expect(companyCode(name)).toBe(code)
})
