import jsQR from 'jsqr'
import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { creditorReference } from '#shared/bank/creditor-reference.ts'
import { readTransferCode, transferCode } from '#shared/bank/transfer-code.ts'
import { minor } from '#shared/money.ts'
import { demoAccounts } from '../ports/client-accounts.ts'
import { transferPicture } from './transfer-picture.ts'

const details = (currency: string) => ({
  name: 'Saldo Recovery',
  iban: demoAccounts.ibanFor('crd_1', currency)?.iban ?? ('' as never),
  reference: creditorReference('C-AV-0007'),
  currency,
  isDemo: true,
})
const address = { street: 'Calle 1', postalCode: '28001', town: 'Madrid', country: 'ES' }
const svgOf = (source: string) => Buffer.from(source.split(',')[1] ?? '', 'base64').toString()

/** What a camera reads of dark and light squares, eight points each. */
function seen(rows: boolean[][]): string | undefined {
  const scale = 8
  const size = rows.length * scale
  const points = new Uint8ClampedArray(size * size * 4).fill(255)
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      if (rows[Math.floor(y / scale)]?.[Math.floor(x / scale)]) points.set([0, 0, 0], (y * size + x) * 4)
  return jsQR.default(points, size, size)?.data
}

test('a camera reads the code of a transfer in euros field by field', () => {
  const euros = details('EUR')
  const amount = minor(12_724_90)
  const text = transferCode({ ...euros, amount })
  const code = encode(text, { ecc: 'M', maxVersion: 13, border: 4 })
  expect(code.version).toBeLessThanOrEqual(13)
  const read = readTransferCode(seen(code.data) ?? '')
  expect(read).toEqual({
    name: euros.name,
    iban: euros.iban,
    amount: '12724.90',
    reference: euros.reference,
  })
  const picture = transferPicture(euros, amount, address)
  expect(picture?.kind).toBe('EPC')
  expect(svgOf(picture?.source ?? '')).toMatch(/^<svg/)
})

test('francs have the code of a Swiss bill, and other money has none', () => {
  const swiss = transferPicture(details('CHF'), minor(1_949_75), address)
  expect(swiss?.kind).toBe('SWISS')
  expect(svgOf(swiss?.source ?? '')).toMatch(/^<svg/)
  expect(transferPicture(details('CHF'), minor(1_949_75), null)).toBeNull()
  expect(transferPicture(details('GBP'), minor(1_00), address)).toBeNull()
})
