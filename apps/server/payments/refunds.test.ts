import { afterAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#shared/ids.ts'
import { type Minor, minor } from '#shared/money.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { refused } from '../testing/refused.ts'
import { orderRefund } from './order-refund.ts'
import { everything, openSandboxHouse } from './sandbox-house.test-kit.ts'
import { sendRefund } from './send-refund.ts'

const world = await openSandboxHouse()
const { house } = world
const olga = await world.addStaff('manager', 'Olga Ruiz')
let file: ActiveCase
let paymentId: string
afterAll(() => world.close())
beforeEach(async () => {
  file = await world.anew()
  ;({ paymentId } = await world.start(file, everything))
  await world.pay(paymentId)
  await world.statusIs(paymentId, 'SUCCEEDED')
})

const marta = () => world.callerAs(world.manager).payments
const why = 'They paid twice, by card and by cheque.'
const ask = async (amountMinor: Minor, refundId = newId('refund', Date.now())) => {
  const asked = { caseId: file.caseId, refundId, paymentId: paymentId as never, amountMinor, why }
  await marta().askRefund(asked)
  return refundId
}
const read = (id: string) => house.db.refund.findUniqueOrThrow({ where: { id } })
/** The seconds for taking back are over, and the provider is asked. */
async function leave(refundId: string) {
  const { version } = await read(refundId)
  await orderRefund(house, { refundId, version })
  await sendRefund(house, refundId)
}
async function balance(kind: string, caseId: string | null = file.caseId) {
  const { creditorId } = world.creditor
  const entries = await house.db.ledgerEntry.findMany({
    where: { account: { kind, creditorId }, transaction: { caseId } },
  })
  return Number(entries.reduce((all, { amountMinor }) => all + amountMinor, 0n))
}

test('a part goes back the way it came: the claim rises by it, the case is open again, and the rest stays paid', async () => {
  const paid = await balance('CARD_CLEARING')
  const fees = await balance('FEES')
  const refundId = await ask(minor(500_00))
  expect((await read(refundId)).status).toBe('HELD')
  expect(await balance('CARD_CLEARING')).toBe(paid)
  await leave(refundId)
  expect(await read(refundId)).toMatchObject({ status: 'DONE', failure: null })
  expect(await balance('CARD_CLEARING')).toBe(paid - 500_00)
  expect(await balance('UNALLOCATED')).toBe(0)
  expect(await balance('FEES')).toBeGreaterThan(fees)
  const view = await world.callerAs(file.actor).portal.view()
  expect(view).toMatchObject({ state: 'open', outstanding: 500_00, paid: paid - 500_00 })
  const books = await Promise.all(
    ['CLAIM_PRINCIPAL', 'CLAIM_INTEREST', 'CLAIM_COMPENSATION'].map((kind) => balance(kind)),
  )
  expect(books.reduce((all, open) => all + open, 0)).toBe(500_00)
  // Told again, by the job or by a webhook, nothing more happens.
  await leave(refundId)
  expect(await balance('CARD_CLEARING')).toBe(paid - 500_00)
})

test('from the limit on a second person decides, and it is never the first', async () => {
  const refundId = await ask(minor(1_000_00))
  const seen = { caseId: file.caseId, refundId, version: 0 }
  await expect(marta().approveRefund(seen)).rejects.toMatchObject(refused('payments.needsSecondPerson'))
  await orderRefund(house, { refundId, version: 0 })
  expect((await read(refundId)).status).toBe('WAITING')
  await world.callerAs(olga).payments.approveRefund(seen)
  await leave(refundId)
  expect((await read(refundId)).status).toBe('DONE')
})

test('within the seconds whoever decided takes it back, and nothing has left', async () => {
  const paid = await balance('CARD_CLEARING')
  const refundId = await ask(minor(300_00))
  const seen = { caseId: file.caseId, refundId, version: 0 }
  await expect(world.callerAs(olga).payments.takeBackRefund(seen)).rejects.toMatchObject(
    refused('payments.refundNotYours'),
  )
  await marta().takeBackRefund(seen)
  await orderRefund(house, { refundId, version: 0 })
  expect((await read(refundId)).status).toBe('TAKEN_BACK')
  expect(await balance('CARD_CLEARING')).toBe(paid)
})

test('fifty at once give back what there is, once', async () => {
  const { amountMinor } = await world.payment(paymentId)
  const tries = await Promise.allSettled(Array.from({ length: 50 }, () => ask(minor(Number(amountMinor)))))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const one of tries)
    if (one.status === 'rejected') expect(one.reason).toMatchObject(refused('payments.nothingToRefund'))
})

test('a provider that says no puts everything back where it was', async () => {
  const paid = await balance('CARD_CLEARING')
  const refundId = await ask(minor(400_00))
  const { version } = await read(refundId)
  await orderRefund(house, { refundId, version })
  const { providerPaymentId, amountMinor } = await world.payment(paymentId)
  // Somebody has given everything back at the provider itself meanwhile.
  await house.payments.refund({
    refundId: 'elsewhere',
    paymentIntentId: providerPaymentId ?? '',
    amount: minor(Number(amountMinor)),
    currency: 'EUR',
  })
  await sendRefund(house, refundId)
  expect(await read(refundId)).toMatchObject({ status: 'FAILED', failure: 'payments.refundRejected' })
  expect(await balance('CARD_CLEARING')).toBe(paid)
  expect(await world.callerAs(file.actor).portal.view()).toMatchObject({ outstanding: 0, paid })
})

test('of two that wait at the same time both leave, and the case is owed both', async () => {
  const first = await ask(minor(300_00))
  const second = await ask(minor(200_00))
  await leave(first)
  expect(await world.callerAs(file.actor).portal.view()).toMatchObject({ outstanding: 300_00 })
  await leave(second)
  expect(await read(second)).toMatchObject({ status: 'DONE' })
  expect(await world.callerAs(file.actor).portal.view()).toMatchObject({ outstanding: 500_00 })
})
