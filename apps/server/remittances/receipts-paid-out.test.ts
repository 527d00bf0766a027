import { afterAll, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { settleChargeback } from '../payments/settle-chargeback.ts'
import { openTestHouse } from '../testing/test-house.ts'
import { openTill } from './remittances.test-kit.ts'
import { sendRun } from './send-run.ts'

const saldo = await openTestHouse()
const { house } = saldo
const marta = await saldo.addStaff('manager', 'Marta Ferrer')
const ines = await saldo.addStaff('admin', 'Ines Prado')
const vega = await openTill(saldo, 'Aceros Vega SL')
await vega.addDetails()
afterAll(() => saldo.close())

const own = () => saldo.callerAs(vega.creditor).payments
const receipts = () => own().receipts({ caseId: vega.caseId })

/** Counts a run, has it approved by as many as it takes, orders it, and answers what went to the company. */
async function payOut(): Promise<string> {
  const desk = saldo.callerAs(marta).remittances
  const { runId } = await desk.begin()
  await saldo.drain()
  const run = await desk.run({ runId })
  const first = await desk.approve({ runId, version: run.version })
  const last =
    run.approvalsNeeded === 2 ? await saldo.callerAs(ines).remittances.approve({ runId, ...first }) : first
  await sendRun(house, { runId, ...last })
  return run.remittances[0]?.remittanceId ?? ''
}

test('a receipt leads to what it paid, to our share of it, and to the remittance it was paid out with', async () => {
  expect(await receipts()).toEqual([])
  const paymentId = await vega.pay(400_000)
  const [waiting] = await receipts()
  expect(waiting).toMatchObject({
    paymentId,
    method: 'card',
    state: 'paid',
    amount: 400_000,
    remittances: [],
  })
  const used = waiting?.usedFor ?? []
  expect(used.reduce((all, { amount }) => all + amount, 0)).toBe(400_000)
  expect(used.every(({ part, invoiceNumber }) => part === 'COSTS' || invoiceNumber !== null)).toBe(true)

  await vega.payOut(400_000)
  const remittanceId = await payOut()
  const second = await vega.pay(90_000)
  const [newer, older] = (await receipts()).toSorted((one, other) => one.amount - other.amount)
  expect(newer).toMatchObject({ paymentId: second, remittances: [] })
  expect(older?.remittances.map((one) => one.remittanceId)).toEqual([remittanceId])

  // What is the company's of each is what the remittance says, and what the books still hold.
  const yours = (one: typeof newer) =>
    one?.share ? one.amount - one.share.fee - one.share.vat - one.share.kept : 0
  const { net } = await saldo.callerAs(vega.creditor).remittances.one({ remittanceId })
  expect(yours(older)).toBe(net)
  expect(await vega.balance('PAYABLE')).toBe(-yours(newer))
})

test('one that a bank took back says so, and one that was won stands as received again, paid out as before', async () => {
  const [one] = (await receipts()).toSorted((first, other) => other.amount - first.amount)
  const news = {
    disputeId: 'du_won_again',
    paymentIntentId: `pi_${one?.paymentId}`,
    reason: 'general',
    amountMinor: minor(400_000),
    currency: 'EUR',
    openedAt: house.clock.now(),
    evidenceDueAt: null,
  }
  await settleChargeback(house, { ...news, status: 'needs_response' })
  const taken = (await receipts()).find(({ paymentId }) => paymentId === one?.paymentId)
  expect(taken).toMatchObject({ state: 'chargedBack', usedFor: [], share: null })
  expect(taken?.gone).toMatchObject([{ kind: 'chargedBack', amount: 400_000 }])
  expect(taken?.remittances).toEqual(one?.remittances)

  await settleChargeback(house, { ...news, status: 'won' })
  const won = (await receipts()).find(({ paymentId }) => paymentId === one?.paymentId)
  expect(won).toMatchObject({ state: 'paid', gone: [], share: one?.share })
  // The desk reads the same of it, and in which run it went.
  const { payments } = await saldo.callerAs(marta).desk.workspace({ caseId: vega.caseId })
  const desk = payments.find(({ paymentId }) => paymentId === one?.paymentId)
  expect(desk?.receipt).toMatchObject({ ...won, remittances: [{ runId: expect.stringMatching(/^rrn_/) }] })
  expect(payments).toHaveLength(2)
})

test('a stranger is told nothing, and no payment that there is none of', async () => {
  const stranger = await saldo.addCreditor('Nordlicht Textil GmbH', 'DE')
  const asked = saldo.callerAs(stranger).payments.receipts({ caseId: vega.caseId })
  await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const nowhere = saldo.callerAs(vega.creditor).payments.receipts({ caseId: newId('case', 1) })
  await expect(nowhere).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
