import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Staff } from '#shared/access/actor.ts'
import { add, minor, subtract } from '#shared/money.ts'
import { inTransaction } from '../db.ts'
import { pagesOf } from '../ports/pdf-text.test-kit.ts'
import { refused } from '../testing/refused.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { countRun } from './count-run.ts'
import { beginRun } from './propose-run.ts'
import { remittanceChecks } from './remittance-checks.ts'
import { openTill, takeBack } from './remittances.test-kit.ts'
import { sendRun } from './send-run.ts'
import { confirmTransfer, returnTransfer } from './transfers.ts'

let saldo: TestHouse
let [marta, ines]: Staff[] = []
beforeAll(async () => {
  saldo = await openTestHouse()
  marta = await saldo.addStaff('manager', 'Marta Ferrer')
  ines = await saldo.addStaff('admin', 'Ines Prado')
})
afterAll(() => saldo.close())

const system = { kind: 'system', language: 'en' } as const
const as = (who: Staff | undefined) => {
  if (!who) throw new Error('There is nobody')
  return saldo.callerAs(who).remittances
}
async function counted() {
  const { runId } = await as(marta).begin()
  await saldo.drain()
  return as(marta).run({ runId })
}
/** Approves as often as it needs, lets it lie still, and sends it. */
async function sent(run: Awaited<ReturnType<typeof counted>>) {
  const { runId, version } = run
  const first = await as(marta).approve({ runId, version })
  const last = run.approvalsNeeded === 2 ? await as(ines).approve({ runId, ...first }) : first
  await sendRun(saldo.house, { runId, ...last })
  return as(marta).run({ runId })
}
const bankFolder = () => join(saldo.house.config.varDir, 'bank', 'out')
const tell = (word: { endToEndId: string; amount: number }) =>
  inTransaction(saldo.house.db, system, (tx) =>
    confirmTransfer(saldo.house, tx, {
      endToEndId: word.endToEndId,
      amount: minor(word.amount),
      currency: 'EUR',
      on: saldo.house.clock.today(),
    }),
  )

test('money goes from a card to the creditor: cleared, counted, approved by two, ordered, confirmed', async () => {
  const vega = await openTill(saldo, 'Aceros Vega SL')
  await vega.pay(1_100_000)
  let run = await counted()
  expect(run).toMatchObject({ status: 'DONE', remittances: [{ leftOut: 'NOT_CLEARED' }] })

  await vega.payOut(1_100_000)
  run = await counted()
  expect(run.remittances).toMatchObject([{ leftOut: 'NO_DETAILS', status: 'LEFT_OUT' }])

  await vega.addDetails()
  run = await counted()
  const [counting] = run.remittances
  if (!counting) throw new Error('There is one')
  expect(counting).toMatchObject({ status: 'DRAFT', gross: 1_100_000, cases: 1 })
  expect(subtract(counting.gross, counting.fee, counting.vat)).toBe(counting.net)
  expect(run.approvalsNeeded).toBe(2)

  const { runId, version } = run
  const first = await as(marta).approve({ runId, version })
  await expect(as(marta).approve({ runId, ...first })).rejects.toMatchObject(
    refused('remittances.secondPerson'),
  )
  await expect(as(ines).approve({ runId, version })).rejects.toMatchObject(refused('remittances.changed'))
  const second = await as(ines).approve({ runId, ...first })
  // It lies still: taken back, nothing is sent.
  const back = await as(ines).takeBack({ runId, ...second })
  await sendRun(saldo.house, { runId, ...second })
  expect(existsSync(bankFolder())).toBe(false)
  const again = await as(ines).approve({ runId, ...back })
  await sendRun(saldo.house, { runId, ...again })
  // A restart that sends again sends nothing twice.
  await sendRun(saldo.house, { runId, ...again })
  await expect(as(ines).takeBack({ runId, ...again })).rejects.toMatchObject(
    refused('remittances.notWaiting'),
  )

  expect(readdirSync(bankFolder())).toEqual([`pain-${run.number}-EUR.xml`])
  const xml = readFileSync(join(bankFolder(), `pain-${run.number}-EUR.xml`), 'utf8')
  expect(xml).toContain('<CtrlSum>11000.00</CtrlSum>')
  expect(xml).toContain('DE89370400440532013000')
  const order = await as(marta).order({ messageId: `${run.number}-EUR` })
  expect(Buffer.from(order.base64, 'base64').toString()).toBe(xml)

  expect(await vega.balance('PAYABLE')).toBe(0)
  expect(await vega.balance('FEES')).toBe(0)
  expect(await vega.balance('IN_TRANSIT')).toBe(-1_100_000)

  const row = await saldo.house.db.remittance.findUniqueOrThrow({ where: { id: counting.remittanceId } })
  const { endToEndId, feeEndToEndId } = row
  if (!endToEndId || !feeEndToEndId) throw new Error('Both are ordered')
  expect(await tell({ endToEndId, amount: counting.net - 1 })).toBe('differs')
  expect(await tell({ endToEndId: 'RMTNOBODY', amount: 1 })).toBe('unknown')
  expect(await tell({ endToEndId, amount: counting.net })).toBe('posted')
  expect(await tell({ endToEndId, amount: counting.net })).toBe('already-known')
  expect(await tell({ endToEndId: feeEndToEndId, amount: add(counting.fee, counting.vat) })).toBe('posted')
  expect(await vega.balance('BANK')).toBe(0)
  expect(await vega.balance('IN_TRANSIT')).toBe(0)
  expect(await as(marta).run({ runId })).toMatchObject({ status: 'DONE' })

  await saldo.drain()
  const mail = saldo.mails.find(({ key }) => key.startsWith('remittance-sent'))
  expect(mail?.subject).toContain('are on their way to you')
  const own = saldo.callerAs(vega.creditor).remittances
  const list = await own.list({})
  expect(list.remittances).toMatchObject([{ net: counting.net, status: 'CONFIRMED' }])
  const one = await own.one({ remittanceId: counting.remittanceId })
  expect(one).toMatchObject({
    net: counting.net,
    lines: [{ gross: 1_100_000 }],
    account: { iban: 'DE89\u00a0…\u00a03000' },
  })
  expect(one.remittedPostingId).toMatch(/^pst_/)
  expect(one.invoice?.number).toMatch(/^F-2026-000001$/)
})

test('a stranger sees nothing of another company', async () => {
  const other = await openTill(saldo, 'Nordlicht Textil GmbH')
  const own = saldo.callerAs(other.creditor).remittances
  const [theirs] = await saldo.house.db.remittance.findMany({ where: { status: 'CONFIRMED' } })
  expect((await own.list({})).remittances).toEqual([])
  await expect(own.one({ remittanceId: theirs?.id ?? '' })).rejects.toMatchObject(refused('access.notFound'))
})

test('what was taken back after a remittance is a line below zero in the next, and the fee is credited', async () => {
  const canal = await openTill(saldo, 'Brasserie du Canal SRL')
  await canal.addDetails()
  await canal.pay(300_000, 'BANK')
  const run = await sent(await counted())
  const mine = run.remittances.find(({ creditor }) => creditor.startsWith('Brasserie'))
  if (!mine) throw new Error('There is one')
  await takeBack(saldo, canal.creditor.creditorId, canal.caseId, mine.net, mine.fee, mine.vat)
  expect((await counted()).remittances).toMatchObject([{ leftOut: 'SET_OFF', net: -mine.net }])

  await canal.pay(500_000, 'BANK')
  const next = await counted()
  const [less] = next.remittances
  // 3,000.00 went back of 8,000.00 in all: what is paid out now is the share of 2,000.00.
  expect(less).toMatchObject({ gross: 200_000, status: 'DRAFT' })
  await sent(next)
  expect(await canal.balance('PAYABLE')).toBe(0)
})

test('what the bank sends back is owed again, and the account counts no more', async () => {
  const rios = await openTill(saldo, 'Ferretería Ríos SL')
  await rios.addDetails()
  await rios.pay(300_000, 'BANK')
  const run = await sent(await counted())
  const mine = run.remittances.find(({ creditor }) => creditor.startsWith('Ferretería'))
  const row = await saldo.house.db.remittance.findUniqueOrThrow({ where: { id: mine?.remittanceId ?? '' } })
  const word = {
    endToEndId: row.endToEndId ?? '',
    amount: minor(Number(row.netMinor)),
    currency: 'EUR',
    on: saldo.house.clock.today(),
    reason: 'AC04',
  }
  await tell(word)
  const back = () => inTransaction(saldo.house.db, system, (tx) => returnTransfer(saldo.house, tx, word))
  expect(await back()).toBe('posted')
  expect(await back()).toBe('already-known')
  expect(await rios.balance('PAYABLE')).toBe(-word.amount)
  const { remittances } = await counted()
  expect(remittances.find(({ creditor }) => creditor.startsWith('Ferretería'))).toMatchObject({
    leftOut: 'NO_DETAILS',
    net: word.amount,
  })
})

test('what has changed since it was counted waits for the next run', async () => {
  const late = await openTill(saldo, 'Hollins & Sons Ltd')
  await late.addDetails()
  await late.pay(100_000, 'BANK')
  const run = await counted()
  await late.pay(50_000, 'BANK')
  const after = await sent(run)
  expect(after.remittances.find(({ creditor }) => creditor.startsWith('Hollins'))).toMatchObject({
    status: 'LEFT_OUT',
    leftOut: 'CHANGED',
  })
})

test('there is one run at a time, whoever begins it, and one that is thrown away says why', async () => {
  const both = await Promise.all([beginRun(saldo.house), beginRun(saldo.house), beginRun(saldo.house)])
  expect(new Set(both.map(({ runId }) => runId)).size).toBe(1)
  await saldo.drain()
  const run = await as(marta).run({ runId: both[0]?.runId ?? '' })
  expect(run.status).toBe('PROPOSED')
  const { runId, version } = run
  await as(ines).discard({ runId, version, why: 'Hollins first' })
  expect(await as(marta).run({ runId })).toMatchObject({ status: 'DISCARDED', discardedWhy: 'Hollins first' })
})

test('the doctor finds nothing in all of this', async () => {
  for (const { name, differences } of remittanceChecks(saldo.house.db))
    for await (const found of differences()) throw new Error(`${name}: ${found.sentence}`)
})

test('invoices have no gaps, say what was set off, and carry themselves as data', async () => {
  const rows = await saldo.house.db.feeInvoice.findMany({ orderBy: { number: 'asc' } })
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, place) => place + 1))
  expect(rows.length).toBeGreaterThan(2)
  await saldo.drain()
  const [first] = await saldo.house.db.feeInvoice.findMany({ where: { number: 1 } })
  if (!first?.fileKey) throw new Error('It is printed')
  const pdf = await saldo.house.files.bytes(first.fileKey)
  const text = pagesOf(pdf).join(' ').replaceAll('\u00a0', ' ')
  expect(text).toContain('Invoice F-2026-000001')
  expect(text).toContain('VAT 21.00 %')
  expect(text).toContain('There is nothing to pay')
  const raw = Buffer.from(pdf).toString('latin1')
  expect(raw).toContain('<pdfaid:part>3</pdfaid:part>')
  expect(raw).toContain('<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>')
  expect(raw).toMatch(/\/AFRelationship\s*\/Alternative/)
  expect(raw).toContain('factur-x.xml')
})

test('several servers that count one run at the same time count each company once', async () => {
  const lago = await openTill(saldo, 'Lago Azul SL')
  await lago.addDetails()
  await lago.pay(60_000)
  await lago.payOut(60_000)
  const { runId } = await beginRun(saldo.house)
  await Promise.all(Array.from({ length: 4 }, () => countRun(saldo.house, runId)))
  const run = await as(marta).run({ runId })
  expect(run.status).toBe('PROPOSED')
  expect(run.remittances.filter(({ creditor }) => creditor === 'Lago Azul SL')).toHaveLength(1)
  await as(marta).discard({ runId, version: run.version, why: 'Counted for the sake of counting' })
})
