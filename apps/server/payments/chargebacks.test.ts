import { afterAll, expect, test } from 'vitest'
import { type Minor, fromBigInt, minor } from '#shared/money.ts'
import { newId } from '#shared/ids.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import { orderRefund } from './order-refund.ts'
import { payoutChecks } from './payout-checks.ts'
import { postReceipt } from './post-receipt.ts'
import { everything, openSandboxHouse } from './sandbox-house.test-kit.ts'
import { settleChargeback } from './settle-chargeback.ts'

const world = await openSandboxHouse()
const { house } = world
afterAll(() => world.close())

async function paid() {
  const file = await world.anew()
  const { paymentId } = await world.start(file, everything)
  await world.pay(paymentId)
  await world.statusIs(paymentId, 'SUCCEEDED')
  const { providerPaymentId, amountMinor } = await world.payment(paymentId)
  const say = (status: string) =>
    settleChargeback(house, {
      disputeId: `dp_${paymentId}`,
      paymentIntentId: providerPaymentId,
      status,
      reason: 'product_not_received',
      amountMinor: fromBigInt(amountMinor),
      currency: 'EUR',
      openedAt: house.clock.now(),
      evidenceDueAt: null,
    })
  return { file, paymentId, say, amount: Number(amountMinor) }
}
async function balance(kind: string, caseId: string) {
  const entries = await house.db.ledgerEntry.findMany({
    where: { account: { kind }, transaction: { caseId } },
  })
  return Number(entries.reduce((all, { amountMinor }) => all + amountMinor, 0n))
}

test('what a bank takes back leaves at once, once, also when it is told many times at once', async () => {
  const { file, paymentId, say, amount } = await paid()
  const told = await Promise.all(Array.from({ length: 10 }, () => say('needs_response')))
  expect(told.filter((one) => one === 'taken')).toHaveLength(1)
  expect((await world.payment(paymentId)).status).toBe('TAKEN_BACK')
  for (const kind of ['CARD_CLEARING', 'PAYABLE', 'FEES', 'VAT', 'UNALLOCATED'])
    expect([kind, await balance(kind, file.caseId)]).toEqual([kind, 0])
  expect(await world.callerAs(file.actor).portal.view()).toMatchObject({ state: 'open', outstanding: amount })
  expect(await say('lost')).toBe('nothing')
})

test('won, it comes in again once, as of the day on which it came', async () => {
  const { file, say, amount } = await paid()
  await say('needs_response')
  expect(await say('won')).toBe('given')
  expect(await say('won')).toBe('nothing')
  expect(await say('needs_response')).toBe('nothing')
  expect(await balance('CARD_CLEARING', file.caseId)).toBe(amount)
  expect(await world.callerAs(file.actor).portal.view()).toMatchObject({ outstanding: 0, paid: amount })
})

test('a decision for us that overtakes the question leaves the money where it is', async () => {
  const { file, say, amount } = await paid()
  expect(await say('won')).toBe('nothing')
  expect(await say('needs_response')).toBe('nothing')
  expect(await balance('CARD_CLEARING', file.caseId)).toBe(amount)
  expect(await house.db.chargeback.findMany({ where: { caseId: file.caseId } })).toMatchObject([
    { status: 'WON', takenMinor: 0n },
  ])
})

test('lost and reordered, it is one, and both sides are told once', async () => {
  const { file, say } = await paid()
  for (const status of ['lost', 'under_review', 'needs_response', 'lost']) await say(status)
  const rows = await house.db.chargeback.findMany({ where: { caseId: file.caseId } })
  expect(rows).toMatchObject([{ status: 'LOST', reason: 'product_not_received' }])
  const kinds = await house.db.caseEvent.findMany({ where: { caseId: file.caseId }, select: { kind: true } })
  const said = kinds.map(({ kind }) => kind).filter((kind) => kind.startsWith('chargeback-'))
  expect(said).toEqual(['chargeback-opened', 'chargeback-lost'])
})

/** A payment of more than was owed: what is beyond it is the debtor's. */
async function overpaid(beyond: Minor) {
  const file = await world.anew()
  const { paymentId } = await world.start(file, everything)
  const { amountMinor } = await world.payment(paymentId)
  // They transfer a part of it while the card page is open.
  const transferId = newId('payment', Date.parse(house.clock.now()))
  const system = { kind: 'system', language: 'en' } as const
  await inTransaction(house.db, system, async (tx) => {
    await tx.payment.create({
      data: {
        id: transferId,
        caseId: file.caseId,
        creditorId: world.creditor.creditorId,
        method: 'bank',
        status: 'STARTED',
        amountMinor: BigInt(beyond),
        currency: 'EUR',
        language: 'de',
      },
    })
    const receipt = { paymentId: transferId, providerPaymentId: null, card: null, via: 'BANK' } as const
    await postReceipt(house, tx, system, receipt)
  })
  await world.pay(paymentId)
  await world.statusIs(paymentId, 'SUCCEEDED')
  return { file, paymentId, amount: Number(amountMinor) }
}

test('credit that was given back is not taken a second time', async () => {
  const { file, paymentId, amount } = await overpaid(minor(200_00))
  const credit = -(await balance('DEBTOR_CREDIT', file.caseId))
  expect(credit).toBeGreaterThan(0)
  const refundId = newId('refund', Date.now())
  await world.callerAs(world.manager).payments.askRefund({
    caseId: file.caseId,
    refundId,
    paymentId: paymentId as never,
    amountMinor: minor(credit),
    why: 'It was paid twice.',
  })
  await orderRefund(house, { refundId, version: 0 })
  const { providerPaymentId } = await world.payment(paymentId)
  await settleChargeback(house, {
    disputeId: `dp_${paymentId}`,
    paymentIntentId: providerPaymentId,
    status: 'needs_response',
    reason: 'duplicate',
    amountMinor: minor(amount),
    currency: 'EUR',
    openedAt: house.clock.now(),
    evidenceDueAt: null,
  })
  for (const kind of ['DEBTOR_CREDIT', 'CARD_CLEARING', 'UNALLOCATED'])
    expect([kind, await balance(kind, file.caseId)]).toEqual([kind, 0])
  expect(await house.db.chargeback.findFirst({ where: { caseId: file.caseId } })).toMatchObject({
    takenMinor: BigInt(amount - credit),
  })
  const { claim } = await loadClaim(house, house.db, file.caseId)
  expect(claim.credit).toBe(0)
  for (const { differences } of payoutChecks(house.db))
    for await (const found of differences()) throw new Error(found.sentence)
})

test('a bank that takes a part leaves the rest of the payment where it is', async () => {
  const { file, paymentId, amount } = await paid()
  const { providerPaymentId } = await world.payment(paymentId)
  const news = {
    disputeId: `dp_part_${paymentId}`,
    paymentIntentId: providerPaymentId,
    reason: 'duplicate',
    amountMinor: minor(300_00),
    currency: 'EUR',
    openedAt: house.clock.now(),
    evidenceDueAt: null,
  }
  await settleChargeback(house, { ...news, status: 'needs_response' })
  await settleChargeback(house, { ...news, status: 'needs_response' })
  expect(await balance('CARD_CLEARING', file.caseId)).toBe(amount - 300_00)
  expect(await world.callerAs(file.actor).portal.view()).toMatchObject({ outstanding: 300_00 })
  await settleChargeback(house, { ...news, status: 'won' })
  expect(await balance('CARD_CLEARING', file.caseId)).toBe(amount)
  expect(await world.callerAs(file.actor).portal.view()).toMatchObject({ outstanding: 0 })
})

test('a question of a bank that has taken nothing changes nothing', async () => {
  const { file, say, amount } = await paid()
  expect(await say('warning_needs_response')).toBe('nothing')
  expect(await balance('CARD_CLEARING', file.caseId)).toBe(amount)
})
