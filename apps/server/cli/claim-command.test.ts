import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { keepBooks } from '../payments/keep-books.ts'
import { addActiveCase } from '../testing/debtor.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { runCommand } from './main.ts'

let saldo: TestHouse
beforeAll(async () => {
  saldo = await openTestHouse()
  const creditor = await saldo.addCreditor('Aceros Vega SL')
  const collector = await saldo.addStaff('collector', 'Jonas Brandt')
  await addActiveCase(saldo.house, { creditor, collector, number: 'C-AV-0001' })
  await keepBooks(saldo.house)
  vi.stubEnv('DATABASE_URL', saldo.house.config.databaseUrl)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await saldo.close()
})

test('a claim is explained line by line, with the postings of its books', async () => {
  const args = ['claim', '--case', 'C-AV-0001', '--on', '2026-11-21', '--json']
  const { exitCode, out, err } = await runCommand(args)
  expect([exitCode, err]).toEqual([0, ''])
  const claim = JSON.parse(out)
  expect(claim).toMatchObject({ case: 'C-AV-0001', on: '2026-11-21', principal: '12400.00', paid: '0.00' })
  expect(claim.invoices.map(({ number }: { number: string }) => number)).toEqual(['F-2026-001', 'F 2026/002'])
  expect(claim.invoices[0].slices[0]).toMatchObject({ from: '2026-03-02', ratePercent: '10.15' })
  expect(claim.postings.map(({ kind }: { kind: string }) => kind)).toEqual(
    expect.arrayContaining(['invoice-placed', 'interest-accrued', 'compensation-claimed']),
  )
  expect(await runCommand(args)).toEqual({ exitCode, out, err })
  const text = await runCommand(['claim', '--case', 'C-AV-0001', '--on', '2026-03-01'])
  expect(text.out).toMatch(/^12400\.00 EUR is owed on C-AV-0001 on 2026-03-01\n/)
})

test('a case that is not there, and none at all', async () => {
  expect(await runCommand(['claim', '--case', 'C-XX-9999'])).toMatchObject({
    exitCode: 1,
    err: 'There is no case C-XX-9999.',
  })
  expect((await runCommand(['claim'])).exitCode).toBe(2)
})

test('reconcile names every difference and ends with 1; where there is none, with 0', async () => {
  const sound = await runCommand(['reconcile', '--json'])
  expect([sound.exitCode, JSON.parse(sound.out).ok]).toEqual([0, true])
  expect(await runCommand(['reconcile', '--json'])).toEqual(sound)
  await addActiveCase(saldo.house, {
    creditor: await saldo.addCreditor('Nordlicht Textil GmbH'),
    collector: await saldo.addStaff('collector', 'Claire Morel'),
    number: 'C-NT-0001',
  })
  const { exitCode, out } = await runCommand(['reconcile', '--json'])
  expect(exitCode).toBe(1)
  const { ok, differences } = JSON.parse(out)
  expect([ok, differences.length]).toEqual([false, 4])
  expect(differences[0].sentence).toMatch(
    /^the account CLAIM_\w+ of the case C-NT-0001 of the invoice .* too little$/,
  )
  expect((await runCommand(['reconcile'])).out).toContain('ok  ledger balances')
})
