import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newId, type PaymentId, type RefundId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { openBankHouse } from '../bank/bank.test-kit.ts'
import { allBookChecks } from '../cli/doctor-command.ts'
import { invariants } from '../cli/doctor-invariants.ts'
import { keepBooks } from '../payments/keep-books.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { addDetails } from './remittances.test-kit.ts'
import { sendRun } from './send-run.ts'

const world = await openBankHouse()
const { house, desk, read } = world
const ines = await world.addStaff('admin', 'Ines Prado')
const payer = { name: 'Bau Adler GmbH', iban: 'DE02120300000000202051' }
const why = 'The payer meant another company.'
let count = 0
const next = () => `A-${(count += 1)}`
afterAll(() => world.close())
beforeAll(async () => {
  await addDetails(world, world.creditor, 'Aceros Vega SL')
})
afterEach(async () => {
  await world.drain()
  await keepBooks(house)
  for (const { name, differences } of allBookChecks(house, house.db))
    for await (const found of differences()) expect(found, name).toBeNull()
  for (const { name, sql } of invariants)
    expect([name, await house.db.$queryRawUnsafe(sql)]).toEqual([name, []])
})

async function transfer(file: ActiveCase, amount: string): Promise<PaymentId> {
  await read([{ id: next(), amount, reference: await world.referenceOf(file), ...payer }])
  const { id } = await house.db.payment.findFirstOrThrow({
    where: { caseId: file.caseId, status: 'SUCCEEDED' },
    orderBy: { id: 'desc' },
  })
  return id as PaymentId
}
/** A run as the desk would count it now. */
async function counted() {
  const { runId } = await desk.remittances.begin()
  await world.drain()
  return desk.remittances.run({ runId })
}
/** A run goes out, and the bank confirms every transfer of it. */
async function paidOut() {
  const { runId, version, approvalsNeeded } = await counted()
  const first = await desk.remittances.approve({ runId, version })
  const last =
    approvalsNeeded === 2 ? await world.callerAs(ines).remittances.approve({ runId, ...first }) : first
  await sendRun(house, { runId, ...last })
  const [row] = await house.db.remittance.findMany({ where: { runId, status: 'SENT' } })
  if (!row) throw new Error('Something is paid out')
  const left = [
    [row.endToEndId, row.netMinor],
    [row.feeEndToEndId, row.feeMinor + row.vatMinor],
  ] as const
  for (const [endToEndId, amountMinor] of left)
    if (endToEndId)
      await read([
        {
          id: next(),
          amount: (Number(amountMinor) / 100).toFixed(2),
          direction: 'DBIT',
          endToEndId,
          ...payer,
        },
      ])
  return house.db.remittance.findUniqueOrThrow({ where: { id: row.id }, include: { lines: true } })
}
/** What was decided takes effect. */
async function secondsLater() {
  await house.db
    .$executeRaw`update pgboss.job set start_after = now() - interval '1 second' where state = 'created'`
  await world.drain()
}
/** Money of another case comes in: the next run sets the debt of this one off, in a line of its own. */
async function endsBelowZero(file: ActiveCase, net: number) {
  const [waits] = (await counted()).remittances
  expect(waits).toMatchObject({ leftOut: 'SET_OFF', net })
  const other = await world.newCase({ debtorName: 'Hollins & Sons Ltd' })
  await transfer(other, '3000.00')
  const { id, lines, netMinor } = await paidOut()
  const [own, theirs] = [file, other].map(({ caseId }) => lines.find((line) => line.caseId === caseId))
  expect(Number(own?.payableMinor)).toBe(net)
  expect(Number(netMinor)).toBe(net + Number(theirs?.payableMinor))
  // The creditor reads the same line, and nobody owes anybody anything.
  const read = await world.callerAs(world.creditor).remittances.one({ remittanceId: id })
  expect(read.lines.map((line) => line.gross)).toContain(Number(own?.grossMinor))
  const books = await world.books()
  for (const kind of ['PAYABLE', 'FEES', 'VAT', 'IN_TRANSIT']) expect(books).not.toHaveProperty(kind)
}

test('a receipt that is taken back after it was paid out is a line below zero in the next run', async () => {
  const file = await world.newCase()
  const paymentId = await transfer(file, '900.00')
  const first = await paidOut()
  expect(first).toMatchObject({ status: 'CONFIRMED', grossMinor: 900_00n })
  // The case says that its money has gone to the creditor, and how much of it.
  const told = await house.db.caseEvent.findMany({ where: { caseId: file.caseId, kind: 'remitted' } })
  expect(told.map(({ after }) => after)).toMatchObject([
    { remittanceId: first.id, amountMinor: Number(first.netMinor), currency: 'EUR' },
  ])
  const seen = await world.callerAs(world.creditor).cases.timeline({ caseId: file.caseId, before: 1_000_000 })
  expect(JSON.stringify(seen)).toContain('remitted')

  const asked = { caseId: file.caseId, paymentId, kind: 'TAKE_BACK' as const, invoiceIds: [] }
  const preview = await desk.corrections.preview(asked)
  expect(preview.cases[0]?.after.payable).toBe(-Number(first.netMinor))
  await desk.corrections.ask({ ...asked, correctionId: newId('correction', Date.now()), why })
  await secondsLater()
  const owed = await house.db.ledgerEntry.findMany({
    where: { account: { caseId: file.caseId, kind: 'PAYABLE' } },
  })
  expect(owed.reduce((all, { amountMinor }) => all + amountMinor, 0n)).toBe(first.netMinor)
  await endsBelowZero(file, -Number(first.netMinor))
})

test('a part that goes back by transfer after it was paid out is a line below zero in the next run', async () => {
  const file = await world.newCase()
  const paymentId = await transfer(file, '900.00')
  await paidOut()
  const refundId: RefundId = newId('refund', Date.now())
  const asked = { caseId: file.caseId, paymentId, amountMinor: minor(300_00) }
  const preview = await desk.payments.previewRefund(asked)
  expect(preview.owedBack).toBeGreaterThan(0)
  await desk.payments.askRefund({ ...asked, refundId, account: 'payer', why })
  await secondsLater()
  const { endToEndId } = await house.db.payBack.findFirstOrThrow({ where: { subjectId: refundId } })
  await read([{ id: next(), amount: '300.00', direction: 'DBIT', endToEndId, ...payer }])
  expect(await house.db.refund.findUniqueOrThrow({ where: { id: refundId } })).toMatchObject({
    status: 'DONE',
  })
  await endsBelowZero(file, -preview.owedBack)
})
