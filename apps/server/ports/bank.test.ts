import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bankInFolder } from './bank.ts'

const folder = mkdtempSync(join(tmpdir(), 'saldo-bank-'))
afterAll(() => rmSync(folder, { recursive: true }))
const bank = bankInFolder(join(folder, 'out'))

test('an order is a file, the same order again changes nothing, and another under its name is refused', async () => {
  const order = { messageId: 'R-2026-0001-EUR', xml: '<Document/>' }
  const { place } = await bank.order(order)
  expect(place).toMatch(/pain-R-2026-0001-EUR\.xml$/)
  expect(await bank.order(order)).toEqual({ place })
  expect(readFileSync(place, 'utf8')).toBe(order.xml)
  await expect(bank.order({ ...order, xml: '<Other/>' })).rejects.toThrow(/Another order/)
  expect(readdirSync(join(folder, 'out'))).toHaveLength(1)
})

test('a name never leads out of the folder', async () => {
  const { place } = await bank.order({ messageId: '../../etc/x', xml: '<Document/>' })
  expect(place.startsWith(join(folder, 'out'))).toBe(true)
})
