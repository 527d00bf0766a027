import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readPostingNumber } from '#shared/ledger/posting-number.ts'
import { keepBooks } from '../payments/keep-books.ts'
import { pagesOf } from '../ports/pdf-text.test-kit.ts'
import { openTill } from '../remittances/remittances.test-kit.ts'
import { giveOut } from '../reports/reports.test-kit.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { runCommand } from './main.ts'

let saldo: TestHouse
let folder: string
let number: string
beforeAll(async () => {
  saldo = await openTestHouse()
  folder = await mkdtemp(join(tmpdir(), 'saldo-papers-'))
  const till = await openTill(saldo, 'Aceros Vega SL')
  await till.pay(100_000, 'BANK')
  await keepBooks(saldo.house)
  const file = await saldo.house.db.case.findFirstOrThrow({ where: { payments: { some: {} } } })
  number = file.number ?? ''
  await giveOut(saldo.house, file.creditorId, '2026-11' as never)
  vi.stubEnv('DATABASE_URL', saldo.house.config.databaseUrl)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
  await saldo.close()
})

/** Runs the same twice and answers both, with the bytes of every file that it has written. */
async function twice(args: string[], into: string) {
  const run = async () => {
    const answer = await runCommand(args)
    const names = (await readdir(into)).toSorted()
    return { answer, files: await Promise.all(names.map((name) => readFile(join(into, name)))) }
  }
  return [await run(), await run()] as const
}

test('a statement said twice is the same, and so is its paper, to the byte; each line names its postings', async () => {
  const pdf = join(folder, 'statement.pdf')
  const args = [
    'statement',
    '--case',
    number,
    '--on',
    '2026-11-21',
    '--pdf',
    pdf,
    '--language',
    'en',
    '--json',
  ]
  const [first, second] = await twice(args, folder)
  expect([first.answer.exitCode, first.answer.err]).toEqual([0, ''])
  expect(second).toEqual(first)
  const { balance, lines, file } = JSON.parse(first.answer.out)
  expect([file, lines.at(-1).balance]).toEqual([pdf, balance])
  const receipt = lines.find(({ kind }: { kind: string }) => kind === 'RECEIPT')
  expect(receipt.postings).toHaveLength(1)
  const end = readPostingNumber(receipt.postings[0]) ?? ''
  const posting = await saldo.house.db.ledgerTransaction.findFirstOrThrow({
    where: { id: { endsWith: end } },
  })
  expect(posting.kind).toBe('receipt-allocated')
  expect(pagesOf(await readFile(pdf)).join(' ')).toContain(receipt.postings[0])
  await rm(pdf)
})

test('a report said twice is the same in every format; one that was given out stays as it was', async () => {
  const into = join(folder, 'reports')
  const args = ['report', '--creditor', 'Aceros Vega SL', '--month', '2026-11', '--folder', into, '--json']
  const [first, second] = await twice(args, (await runCommand(args)).exitCode === 0 ? into : folder)
  expect([first.answer.exitCode, first.answer.err]).toEqual([0, ''])
  expect(second).toEqual(first)
  const { isGivenOut, sha256, sums, files } = JSON.parse(first.answer.out)
  expect([isGivenOut, files.length, first.files.length]).toEqual([true, 3, 3])
  expect(sums[0]).toMatchObject({ currency: 'EUR', recovered: '1000.00' })
  const row = await saldo.house.db.monthlyReport.findFirstOrThrow()
  expect(sha256).toBe(row.sha256)
})

test('what is not there is said, and writes nothing', async () => {
  expect(await runCommand(['statement', '--case', 'C-XX-9999'])).toMatchObject({ exitCode: 1 })
  expect((await runCommand(['statement'])).exitCode).toBe(2)
  const nobody = ['report', '--creditor', 'Nobody', '--month', '2026-11']
  expect(await runCommand(nobody)).toMatchObject({ exitCode: 1, err: 'There is no creditor "Nobody".' })
  expect((await runCommand(['report', '--creditor', 'Nobody', '--month', '11.2026'])).exitCode).toBe(2)
})
