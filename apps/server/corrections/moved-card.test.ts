import { afterAll, expect, test } from 'vitest'
import { newId, type PaymentId } from '#shared/ids.ts'
import { fromBigInt, minor } from '#shared/money.ts'
import { allBookChecks } from '../cli/doctor-command.ts'
import { orderRefund } from '../payments/order-refund.ts'
import { openSandboxHouse } from '../payments/sandbox-house.test-kit.ts'
import { sendRefund } from '../payments/send-refund.ts'
import { settleChargeback } from '../payments/settle-chargeback.ts'
import { refused } from '../testing/refused.ts'
import { carryOutCorrection } from './carry-out-correction.ts'

const world = await openSandboxHouse()
const { house } = world
const desk = world.callerAs(world.manager)
afterAll(() => world.close())

/** A card payment that was made for one case and is moved to another of the same creditor. */
async function moved() {
  const [file, other] = [await world.anew(), await world.addCase()]
  const { paymentId } = await world.start(file, { kind: 'amount', amountMinor: minor(600_00) })
  await world.pay(paymentId)
  await world.statusIs(paymentId, 'SUCCEEDED')
  const asked = { caseId: file.caseId, paymentId: paymentId as PaymentId, invoiceIds: [] }
  const why = 'They opened the link of their other case.'
  await expect(
    desk.corrections.ask({
      ...asked,
      kind: 'TAKE_BACK',
      correctionId: newId('correction', Date.now()),
      why,
    }),
  ).rejects.toMatchObject(refused('corrections.cardGoesBack'))
  const correctionId = newId('correction', Date.now())
  await desk.corrections.ask({ ...asked, kind: 'MOVE', toCaseId: other.caseId, correctionId, why })
  await carryOutCorrection(house, { correctionId, version: 0 })
  const { newPaymentId } = await house.db.correction.findUniqueOrThrow({ where: { id: correctionId } })
  return { file, other, paymentId, newPaymentId: (newPaymentId ?? '') as PaymentId }
}
const paidOn = async (caseId: string) => {
  const rows = await house.db.payment.findMany({ where: { caseId, status: 'SUCCEEDED' } })
  return rows.reduce((all, { amountMinor }) => all + Number(amountMinor), 0)
}
async function addsUp() {
  await world.drain()
  for (const { name, differences } of allBookChecks(house, house.db))
    for await (const found of differences()) expect(found, name).toBeNull()
}

test('it stays with the card provider, and goes back by the name that the provider knows', async () => {
  const { file, other, newPaymentId } = await moved()
  expect([await paidOn(file.caseId), await paidOn(other.caseId)]).toEqual([0, 600_00])
  await addsUp()
  const refundId = newId('refund', Date.now())
  const why = 'They pay by transfer instead.'
  await desk.payments.askRefund({
    caseId: other.caseId,
    refundId,
    paymentId: newPaymentId,
    amountMinor: minor(200_00),
    why,
  })
  await orderRefund(house, { refundId, version: 0 })
  await sendRefund(house, refundId)
  expect(await house.db.refund.findUniqueOrThrow({ where: { id: refundId } })).toMatchObject({
    status: 'DONE',
  })
  expect([await paidOn(file.caseId), await paidOn(other.caseId)]).toEqual([0, 400_00])
  await addsUp()
})

test('a bank that takes it back takes it from where it is, and what it gives back comes there again', async () => {
  const { file, other, paymentId } = await moved()
  const { providerPaymentId, amountMinor } = await world.payment(paymentId)
  const say = (status: string) =>
    settleChargeback(house, {
      disputeId: `dp_${paymentId}`,
      paymentIntentId: providerPaymentId,
      status,
      reason: 'fraudulent',
      amountMinor: fromBigInt(amountMinor),
      currency: 'EUR',
      openedAt: house.clock.now(),
      evidenceDueAt: null,
    })
  expect(await say('needs_response')).toBe('taken')
  expect([await paidOn(file.caseId), await paidOn(other.caseId)]).toEqual([0, 0])
  await addsUp()
  expect(await say('won')).toBe('given')
  expect([await paidOn(file.caseId), await paidOn(other.caseId)]).toEqual([0, 600_00])
  await addsUp()
})
