import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Id } from '#shared/ids.ts'
import { inTransaction } from '../db.ts'
import { refused } from '../testing/refused.ts'
import { openBankHouse } from './bank.test-kit.ts'
import { orderPayBackNow } from './decide-pay-back.ts'
import { unassign } from './take-back-assignment.ts'

const world = await openBankHouse()
const { house, desk, read, entry } = world
let before: Record<string, number>
afterAll(() => world.close())
beforeEach(async () => {
  before = await world.books()
})
let count = 0
const next = () => `B-${(count += 1)}`
const bank = async () => ((await world.books())['BANK'] ?? 0) - (before['BANK'] ?? 0)
const suspense = async () => ((await world.books())['SUSPENSE'] ?? 0) - (before['SUSPENSE'] ?? 0)
const payer = { name: 'Bau Adler GmbH', iban: 'DE89370400440532013000' }

describe('money that nobody can assign', () => {
  const arrived = async (amount: string) => {
    const id = next()
    await read([{ id, amount, text: 'Rechnung F-2026-001', ...payer }])
    return (await entry(id)).id as Id<'bankEntry'>
  }
  const ordersOf = (endToEndId: string) =>
    readFileSync(join(house.config.bank.inbox, '..', 'out', `pain-${endToEndId}.xml`), 'utf8')
  const payBackOf = async (entryId: Id<'bankEntry'>) => {
    const { payBack } = await desk.bank.money({ entryId })
    if (!payBack) throw new Error('Nothing goes back')
    return payBack
  }
  const order = async (entryId: Id<'bankEntry'>) => {
    const { payBackId, version } = await payBackOf(entryId)
    await orderPayBackNow(house, { payBackId, version })
    await world.drain()
    return payBackOf(entryId)
  }

  test('goes back to its payer by an order that the bank confirms, in the books before it is ordered', async () => {
    const entryId = await arrived('40.00')
    await desk.bank.giveBack({ entryId, why: 'Nobody here knows them' })
    // For some seconds nothing has left, and nobody may assign it meanwhile.
    expect(await suspense()).toBe(-4_000)
    const parts = [{ caseId: (await world.newCase()).caseId, amountMinor: 4_000 }]
    await expect(desk.bank.assign({ entryId, parts })).rejects.toMatchObject(refused('bank.goesBack'))
    const { endToEndId } = await order(entryId)
    expect(await suspense()).toBe(0)
    expect((await world.books())['IN_TRANSIT']).toBe((before['IN_TRANSIT'] ?? 0) - 4_000)
    const xml = ordersOf(endToEndId)
    expect(xml).toContain(`<EndToEndId>${endToEndId}</EndToEndId>`)
    expect(xml).toContain('<IBAN>DE89370400440532013000</IBAN>')
    expect(xml).toContain('<InstdAmt Ccy="EUR">40.00</InstdAmt>')
    const id = next()
    await read([{ id, amount: '40.00', direction: 'DBIT', endToEndId, ...payer }])
    expect(await entry(id)).toMatchObject({ status: 'DONE', matchedBy: 'TRANSFER' })
    expect(await bank()).toBe(0)
    expect(await payBackOf(entryId)).toMatchObject({ status: 'CONFIRMED' })
    // The bank thinks again: what had left is there, and waits for a person as before.
    await read([{ id: next(), amount: '40.00', endToEndId, returnReason: 'AC04', ...payer }])
    expect(await payBackOf(entryId)).toMatchObject({ status: 'RETURNED', returnReason: 'AC04' })
    expect(await suspense()).toBe(-4_000)
    expect(await bank()).toBe(4_000)
    expect(await desk.bank.money({ entryId })).toMatchObject({ status: 'SUSPENSE', why: 'came-back' })
  })

  test('is known to have come back although the file that tells that it had left comes later', async () => {
    const entryId = await arrived('40.00')
    await desk.bank.giveBack({ entryId, why: 'Nobody here knows them' })
    const { endToEndId } = await order(entryId)
    await read([{ id: next(), amount: '40.00', endToEndId, returnReason: 'AC04', ...payer }])
    const left = next()
    await read([{ id: left, amount: '40.00', direction: 'DBIT', endToEndId, ...payer }])
    expect(await entry(left)).toMatchObject({ status: 'DONE', matchedBy: 'TRANSFER' })
    expect(await payBackOf(entryId)).toMatchObject({ status: 'RETURNED' })
    expect(await suspense()).toBe(-4_000)
    expect(await bank()).toBe(4_000)
  })

  test('does not go back a second time when its payer’s bank has taken it meanwhile', async () => {
    const [id, endToEndId] = [next(), `E-${count}`]
    await read([{ id, amount: '40.00', text: 'Danke', endToEndId, ...payer }])
    const entryId = (await entry(id)).id as Id<'bankEntry'>
    const { payBackId, version } = await desk.bank.giveBack({ entryId, why: 'Nobody here knows them' })
    const back = { direction: 'DBIT', returnReason: 'AM05', endToEndId, ...payer } as const
    await read([{ id: next(), amount: '40.00', ...back }])
    await orderPayBackNow(house, { payBackId, version })
    const row = await house.db.payBack.findUniqueOrThrow({ where: { id: payBackId } })
    expect(row).toMatchObject({ status: 'TAKEN_BACK', orderedAt: null })
    expect([await suspense(), await bank()]).toEqual([0, 0])
    expect(await entry(id)).toMatchObject({ status: 'DONE', why: 'returned' })
  })

  test('goes back as it was asked for also where more of the same booking waits meanwhile', async () => {
    const entryId = await arrived('60.00')
    const { caseId } = await world.newCase()
    await desk.bank.assign({ entryId, parts: [{ caseId, amountMinor: 2_000 }] })
    const { payBackId, version } = await desk.bank.giveBack({ entryId, why: 'Nobody here knows them' })
    const part = await house.db.bankAssignment.findFirstOrThrow({ where: { entryId, caseId } })
    await inTransaction(house.db, world.manager, (tx) =>
      unassign(house, tx, world.manager, part, { cause: part.id, why: 'Another case' }),
    )
    await orderPayBackNow(house, { payBackId, version })
    expect(await suspense()).toBe(-2_000)
    const row = await house.db.bankEntry.findUniqueOrThrow({ where: { id: entryId } })
    expect(row).toMatchObject({ status: 'SUSPENSE', restMinor: 2_000n })
  })

  test('goes back from the limit on only with a second person, and can be taken back for some seconds', async () => {
    const entryId = await arrived('1000.00')
    await desk.bank.giveBack({ entryId, why: 'Paid twice' })
    const waiting = await payBackOf(entryId)
    expect(waiting.status).toBe('WAITING')
    const seen = { payBackId: waiting.payBackId as Id<'payBack'>, version: waiting.version }
    await expect(desk.bank.approvePayBack(seen)).rejects.toMatchObject(refused('bank.payBackSecondPerson'))
    const olga = world.callerAs(await world.addStaff('manager', 'Olga Prieto'))
    const { version } = await olga.bank.approvePayBack(seen)
    await expect(desk.bank.takeBackPayBack({ ...seen, version })).rejects.toMatchObject(
      refused('bank.payBackNotYours'),
    )
    await olga.bank.takeBackPayBack({ ...seen, version })
    await orderPayBackNow(house, { payBackId: seen.payBackId, version })
    expect(await suspense()).toBe(-100_000)
    world.clock.forward(60)
    await desk.bank.giveBack({ entryId, why: 'Paid twice' })
    const again = await payBackOf(entryId)
    const why = 'They wrote that it is for another invoice'
    await olga.bank.declinePayBack({
      payBackId: again.payBackId as Id<'payBack'>,
      version: again.version,
      why,
    })
    expect(await payBackOf(entryId)).toMatchObject({ status: 'DECLINED', declinedWhy: why })
  })

  test('waits in the inbox for the second person alone, and for everybody again once that one has said no', async () => {
    const entryId = await arrived('1000.00')
    const olga = world.callerAs(await world.addStaff('manager', 'Olga Soler'))
    const inbox = async (kind: 'MONEY' | 'PAY_BACK') =>
      (await olga.desk.inbox({ kind })).items.filter(({ subjectId }) => subjectId === entryId)
    expect([(await inbox('MONEY')).length, (await inbox('PAY_BACK')).length]).toEqual([1, 0])
    const { payBackId, version } = await desk.bank.giveBack({ entryId, why: 'Paid twice' })
    expect(await inbox('MONEY')).toEqual([])
    expect(await inbox('PAY_BACK')).toMatchObject([
      { kind: 'PAY_BACK', caseId: null, title: payer.name, text: 'Paid twice', amount: 100_000 },
    ])
    const seen = { payBackId: payBackId as Id<'payBack'>, version }
    await olga.bank.declinePayBack({ ...seen, why: 'They pay with it what is open' })
    expect([(await inbox('MONEY')).length, (await inbox('PAY_BACK')).length]).toEqual([1, 0])
    // Asked for again and agreed to, it waits for nobody.
    const again = await desk.bank.giveBack({ entryId, why: 'Paid twice after all' })
    await olga.bank.approvePayBack({ payBackId: again.payBackId as Id<'payBack'>, version: again.version })
    expect(await inbox('PAY_BACK')).toEqual([])
  })
})
