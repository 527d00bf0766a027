import { afterAll, beforeAll, expect, test } from 'vitest'
import { day, instant } from '#shared/dates.ts'
import { type DirectPaymentId, newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import type { ReportDirectInput } from '#shared/payments/direct-payment-input.ts'
import { openDisputes } from '../disputes/disputes.test-kit.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { refused } from '../testing/refused.ts'
import { testNow } from '../testing/test-house.ts'

let kit: Awaited<ReturnType<typeof openDisputes>>
beforeAll(async () => {
  kit = await openDisputes()
})
afterAll(() => kit.saldo.close())

const as = () => ({
  creditor: kit.saldo.callerAs(kit.vega).payments,
  manager: kit.saldo.callerAs(kit.marta).payments,
  collector: kit.saldo.callerAs(kit.jonas).payments,
})

async function report(file: ActiveCase, change: Partial<ReportDirectInput> = {}) {
  const directPaymentId = newId('directPayment', kit.now())
  const told = await as().creditor.reportDirect({
    caseId: file.caseId,
    directPaymentId,
    receivedOn: day('2026-11-19'),
    amountMinor: minor(5_000_00),
    method: 'TRANSFER',
    reference: 'Transfer 19 November',
    ...change,
  })
  return { directPaymentId, told }
}
const read = (id: DirectPaymentId) => kit.saldo.house.db.directPayment.findUniqueOrThrow({ where: { id } })
const seen = async ({ caseId }: ActiveCase, directPaymentId: DirectPaymentId) => ({
  caseId,
  directPaymentId,
  version: (await read(directPaymentId)).version,
})
async function balances(caseId: string) {
  const accounts = await kit.saldo.house.db.ledgerAccount.findMany({
    where: { caseId },
    include: { entries: { select: { amountMinor: true } } },
  })
  const sumOf = (entries: { amountMinor: bigint }[]) =>
    Number(entries.reduce((all, { amountMinor }) => all + amountMinor, 0n))
  return Object.fromEntries(accounts.map(({ kind, entries }) => [kind, sumOf(entries)]))
}

test('what is reported is asked for by nobody from the same moment, and a repeat changes nothing', async () => {
  const file = await kit.addCase()
  const before = await kit.view(file)
  const { directPaymentId, told } = await report(file)
  expect(told).toEqual({ directPaymentId, isLate: false })
  const after = await kit.view(file)
  expect(after.outstanding).toBe(before.outstanding)
  expect(after.held).toBeGreaterThanOrEqual(5_000_00)
  expect(after.dueNow).toBeLessThanOrEqual(before.dueNow - 5_000_00)
  await report(file, { directPaymentId })
  expect(await kit.saldo.house.db.directPayment.count({ where: { caseId: file.caseId } })).toBe(1)
  await expect(report(file)).rejects.toMatchObject(refused('payments.directKnown'))
  await kit.saldo.drain()
  expect(kit.mailsTo(kit.marta.email).some(({ key }) => key.startsWith('direct-waiting'))).toBe(true)
})

test('all that is open reported leaves nothing to ask and nothing to pay', async () => {
  const file = await kit.addCase()
  const { outstanding } = await kit.view(file)
  await report(file, { amountMinor: outstanding })
  const view = await kit.view(file)
  expect(view).toMatchObject({ dueNow: 0, most: 0, held: outstanding })
  await expect(kit.saldo.callerAs(file.actor).payments.start({ kind: 'everything' })).rejects.toMatchObject(
    refused('payments.nothingDue'),
  )
})

test('it counts from the hour at the bank, and what is late is said to be late', async () => {
  const { clock } = kit.saldo
  const file = await kit.addCase()
  // Saturday 10:00 in Madrid; the clocks go back on the night after.
  clock.set(instant('2026-10-26T08:00:00.000Z'))
  const inTime = await report(file, { receivedOn: day('2026-10-24'), receivedMinute: 600 })
  clock.set(instant('2026-10-26T08:01:00.000Z'))
  const late = await report(file, {
    receivedOn: day('2026-10-24'),
    receivedMinute: 600,
    reference: 'the other',
  })
  clock.set(testNow)
  expect([inTime.told.isLate, late.told.isLate]).toEqual([false, true])
})

test('verified and posted, the claim falls from the day of the bank, and the fee is invoiced', async () => {
  const file = await kit.addCase()
  const before = await kit.view(file)
  const { directPaymentId } = await report(file)
  await expect(as().manager.postDirect(await seen(file, directPaymentId))).rejects.toMatchObject(
    refused('payments.directNotNow'),
  )
  await as().collector.verifyDirect(await seen(file, directPaymentId))
  const { paymentId } = await as().manager.postDirect(await seen(file, directPaymentId))
  const after = await kit.view(file)
  expect(after.held).toBe(0)
  expect(after.paid).toBe(5_000_00)
  expect(after.outstanding).toBeLessThanOrEqual(before.outstanding - 5_000_00)
  const payment = await kit.saldo.house.db.payment.findUniqueOrThrow({ where: { id: paymentId } })
  expect(payment).toMatchObject({ method: 'direct', status: 'SUCCEEDED', receivedOn: '2026-11-19' })
  const books = await balances(file.caseId)
  expect(books).toMatchObject({ HELD_BY_CREDITOR: 0, UNALLOCATED: 0, PAYABLE: 0 })
  expect(books['INVOICED']).toBeGreaterThan(0)
  expect(books['INVOICED']).toBe(-((books['FEES'] ?? 0) + (books['VAT'] ?? 0)))
  await kit.saldo.drain()
  expect(kit.mailsTo(file.email).some(({ key }) => key.startsWith(`payment-receipt:${paymentId}`))).toBe(true)
  // We hold nothing that the fee could be set off against: it is invoiced.
  expect(await kit.saldo.house.db.feeInvoice.count({ where: { cause: paymentId } })).toBe(1)
  await expect(
    as().manager.rejectDirect({ ...(await seen(file, directPaymentId)), words: 'It was a mistake.' }),
  ).rejects.toMatchObject(refused('payments.directDecided'))
})

test('a question is answered by the creditor, and a rejected report is asked for again, with the reason', async () => {
  const file = await kit.addCase()
  const before = await kit.view(file)
  const { directPaymentId } = await report(file)
  await as().manager.queryDirect({ ...(await seen(file, directPaymentId)), words: 'Which account was it?' })
  await kit.saldo.drain()
  expect(kit.mailsTo(kit.vega.email).some(({ text }) => text.includes('Which account was it?'))).toBe(true)
  const asked = await as().creditor.direct({ caseId: file.caseId })
  expect(asked.reports[0]).toMatchObject({ status: 'QUERIED', answerDueOn: '2026-12-01' })
  await as().creditor.answerDirect({
    ...(await seen(file, directPaymentId)),
    words: 'It was another debtor.',
  })
  expect((await read(directPaymentId)).status).toBe('REPORTED')
  await as().manager.rejectDirect({ ...(await seen(file, directPaymentId)), words: 'It was another debtor.' })
  const after = await kit.view(file)
  expect(after).toMatchObject({ held: 0, dueNow: before.dueNow })
})

test('two people of the desk decide once', async () => {
  const file = await kit.addCase()
  const { directPaymentId } = await report(file)
  await as().manager.verifyDirect(await seen(file, directPaymentId))
  const input = await seen(file, directPaymentId)
  const tries = await Promise.allSettled([
    as().manager.postDirect(input),
    kit.saldo.callerAs(kit.olga).payments.postDirect(input),
    kit.saldo.callerAs(kit.olga).payments.rejectDirect({ ...input, words: 'Nothing of it has arrived.' }),
  ])
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const payments = await kit.saldo.house.db.payment.count({ where: { caseId: file.caseId } })
  expect(payments).toBe((await read(directPaymentId)).status === 'POSTED' ? 1 : 0)
})

test('the debtor says to have paid: one press of the creditor reports it, and posting ends the dispute', async () => {
  const file = await kit.addCase()
  const disputeId = await kit.dispute(file, {
    type: 'ALREADY_PAID',
    items: kit.part(file, 3_000_00),
    words: 'We have paid this to Aceros Vega already.',
    paidOn: day('2026-11-18'),
    paidMinor: minor(3_000_00),
  })
  const disputed = await kit.view(file)
  const { directPaymentId } = await report(file, {
    amountMinor: minor(3_000_00),
    receivedOn: day('2026-11-18'),
    disputeId,
  })
  const reported = await kit.view(file)
  expect(reported.held).toBeGreaterThanOrEqual(disputed.held)
  expect(reported.held).toBeLessThan(disputed.held + 3_000_00)
  expect(await kit.read(disputeId)).toMatchObject({ status: 'OPEN', creditorStance: 'ACCEPTS' })
  await as().manager.verifyDirect(await seen(file, directPaymentId))
  await as().manager.postDirect(await seen(file, directPaymentId))
  expect(await kit.read(disputeId)).toMatchObject({ status: 'RESOLVED_UPHELD', upheldMinor: 0n })
  expect(await kit.view(file)).toMatchObject({ held: 0, paid: 3_000_00 })
})

test('a stranger reports nothing and reads nothing', async () => {
  const file = await kit.addCase()
  const { directPaymentId } = await report(file)
  const stranger = kit.saldo.callerAs(kit.nord).payments
  const input = await seen(file, directPaymentId)
  await expect(stranger.direct({ caseId: file.caseId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(stranger.answerDirect({ ...input, words: 'It was another debtor.' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await expect(kit.saldo.callerAs(file.actor).payments.direct({ caseId: file.caseId })).rejects.toMatchObject(
    {
      code: 'FORBIDDEN',
    },
  )
  await expect(kit.saldo.callerAs(kit.claire).payments.verifyDirect(input)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

const paidAlready = {
  type: 'ALREADY_PAID',
  paidOn: day('2026-11-19'),
  paidMinor: minor(5_000_00),
} as const

test('what is said to be paid already is not given up beside the report of that payment', async () => {
  const file = await kit.addCase()
  const disputeId = await kit.dispute(file, paidAlready)
  const { directPaymentId } = await report(file, { disputeId })
  await expect(kit.decide(file, disputeId, { outcome: 'UPHELD' })).rejects.toMatchObject(
    refused('disputes.paymentReported'),
  )
  const { outstanding } = await kit.view(file)
  await as().manager.rejectDirect({
    ...(await seen(file, directPaymentId)),
    words: 'It was another invoice.',
  })
  await kit.resolve(file, disputeId, { outcome: 'UPHELD' })
  expect((await kit.view(file)).outstanding).toBeLessThan(outstanding)
})

test('a decision to give up that a report overtakes within its seconds comes to nothing', async () => {
  const file = await kit.addCase()
  const disputeId = await kit.dispute(file, paidAlready)
  await kit.saldo.callerAs(kit.vega).disputes.answer({
    caseId: file.caseId,
    disputeId,
    version: (await kit.read(disputeId)).version,
    stance: 'ACCEPTS',
    words: 'We have looked, and it is here.',
  })
  await kit.decide(file, disputeId, { outcome: 'UPHELD' })
  await report(file)
  await kit.settle(disputeId)
  expect((await kit.read(disputeId)).endedAt).toBeNull()
})
