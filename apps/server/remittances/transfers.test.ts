import { afterAll, expect, test } from 'vitest'
import { minor } from '#shared/money.ts'
import { allBookChecks } from '../cli/doctor-command.ts'
import { inTransaction } from '../db.ts'
import { openTestHouse } from '../testing/test-house.ts'
import { openTill } from './remittances.test-kit.ts'
import { sendRun } from './send-run.ts'
import { type BankWord, confirmTransfer, returnTransfer } from './transfers.ts'

const saldo = await openTestHouse()
const { house } = saldo
const marta = await saldo.addStaff('manager', 'Marta Ferrer')
const ines = await saldo.addStaff('admin', 'Ines Prado')
afterAll(() => saldo.close())

const desk = saldo.callerAs(marta).remittances
async function ordered() {
  const { runId } = await desk.begin()
  await saldo.drain()
  const run = await desk.run({ runId })
  const first = await desk.approve({ runId, version: run.version })
  const last =
    run.approvalsNeeded === 2 ? await saldo.callerAs(ines).remittances.approve({ runId, ...first }) : first
  await sendRun(house, { runId, ...last })
  return house.db.remittance.findFirstOrThrow({ where: { runId, status: 'SENT' } })
}
const heard = (what: typeof returnTransfer, word: BankWord) =>
  inTransaction(house.db, { kind: 'system', language: 'en' }, (tx) =>
    what(house, tx, { ...word, reason: 'AC04' }),
  )

test('what came back is known although the file that tells that it had left comes later', async () => {
  const lys = await openTill(saldo, 'Maison Lys SARL')
  await lys.addDetails()
  await lys.pay(300_000, 'BANK')
  const { endToEndId, feeEndToEndId, netMinor, grossMinor } = await ordered()
  for (const [name, amount] of [
    [endToEndId, netMinor],
    [feeEndToEndId, grossMinor - netMinor],
  ] as const) {
    const on = house.clock.today()
    const word = { endToEndId: name ?? '', amount: minor(Number(amount)), currency: 'EUR', on }
    expect(await heard(returnTransfer, word)).toBe('posted')
    expect(await heard(confirmTransfer, word)).toBe('posted')
    for (const again of [returnTransfer, confirmTransfer])
      expect(await heard(again, word)).toBe('already-known')
  }
  expect(await lys.balance('IN_TRANSIT')).toBe(0)
  expect(await lys.balance('BANK')).toBe(300_000)
  expect(await lys.balance('PAYABLE')).toBe(-Number(netMinor))
  for (const { name, differences } of allBookChecks(house, house.db))
    for await (const found of differences()) throw new Error(`${name}: ${found.sentence}`)
})
