import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openBankHouse } from '../bank/bank.test-kit.ts'
import { camtFile } from '../bank/camt.test-kit.ts'
import { runCommand } from './main.ts'

const bank = await openBankHouse()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'saldo-bank-'))
  vi.stubEnv('DATABASE_URL', bank.house.config.databaseUrl)
  vi.stubEnv('SALDO_VAR', folder)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
  await bank.close()
})

const written = async (name: string, text: string) => {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

test('a file of the bank is put into the books once, however often it is imported', async () => {
  const open = await bank.newCase()
  const reference = await bank.referenceOf(open)
  const entries = [
    { id: 'E-1', amount: '800.00', reference },
    { id: 'E-2', amount: '12.34', text: 'for nobody we know' },
  ]
  const path = await written('camt.xml', camtFile({ iban: bank.iban, entries }))
  const first = await runCommand(['import-bank', path, '--json'])
  expect([first.exitCode, first.err]).toEqual([0, ''])
  const told = JSON.parse(first.out)
  expect(told).toMatchObject({ isNew: true, status: 'DONE', found: 2, known: 0, waiting: 1 })
  const before = await bank.books()
  expect(before).toMatchObject({ BANK: 812_34, SUSPENSE: -12_34 })
  const again = await runCommand(['import-bank', path, '--json'])
  expect(JSON.parse(again.out)).toEqual({ ...told, isNew: false })
  expect(await bank.books()).toEqual(before)
})

test('a file that does not parse is refused whole, each time', async () => {
  const path = await written('broken.xml', '<Document><not-a-bank/></Document>')
  const before = await bank.books()
  for (const _ of [1, 2]) {
    const { exitCode, err, out } = await runCommand(['import-bank', path, '--json'])
    expect([exitCode, out, err]).toEqual([1, '', expect.stringContaining('Nothing of it was kept')])
  }
  expect(await bank.books()).toEqual(before)
  expect(await runCommand(['import-bank', join(folder, 'none.xml')])).toMatchObject({ exitCode: 1 })
  expect((await runCommand(['import-bank'])).exitCode).toBe(2)
})
