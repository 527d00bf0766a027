import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Staff } from '#shared/access/actor.ts'
import { openTill } from '../remittances/remittances.test-kit.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { runCommand } from './main.ts'

let saldo: TestHouse
let [marta, ines]: Staff[] = []
beforeAll(async () => {
  saldo = await openTestHouse()
  marta = await saldo.addStaff('manager', 'Marta Ferrer')
  ines = await saldo.addStaff('admin', 'Ines Prado')
  const till = await openTill(saldo, 'Aceros Vega SL')
  await till.addDetails()
  await till.pay(1_200_000, 'BANK')
  vi.stubEnv('DATABASE_URL', saldo.house.config.databaseUrl)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await saldo.close()
})

const remit = async (...args: string[]) => {
  const { exitCode, out, err } = await runCommand(['remit', '--json', ...args])
  return exitCode === 0 ? JSON.parse(out) : { exitCode, err }
}

test('a run is counted once, however often it is asked for, and approved by two', async () => {
  const first = await remit()
  expect(first).toMatchObject({ status: 'PROPOSED', approvalsNeeded: 2, approvedBy: [] })
  expect(first.totals).toMatchObject([{ currency: 'EUR', creditors: 1, gross: '12000.00' }])
  expect(await remit()).toEqual(first)
  expect(await remit('--approve', marta?.email ?? '')).toMatchObject({ approvedBy: ['Marta Ferrer'] })
  expect((await remit('--approve', marta?.email ?? '')).err).toContain('a second person has to')
  expect(await remit('--approve', ines?.email ?? '')).toMatchObject({
    status: 'APPROVED',
    approvedBy: ['Marta Ferrer', 'Ines Prado'],
  })
})

test('nobody else approves', async () => {
  expect(await remit('--approve', 'nobody@example.test')).toMatchObject({ exitCode: 1 })
})
