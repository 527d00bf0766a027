import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { ActiveCase } from '../testing/debtor.ts'
import { pollPayments } from './poll-payments.ts'
import { openSandboxHouse } from './sandbox-house.test-kit.ts'

const world = await openSandboxHouse()
const { house, clock, start, pay, payment, postings, control } = world
const minute = 60
const day = 24 * 3_600
const question = { only: 'GET /v1/checkout/sessions' }
const started = house.clock.now()
let openCase: ActiveCase
afterAll(() => world.close())
beforeEach(async () => {
  clock.set(started)
  openCase = await world.anew()
})

/** Paid at the provider four days ago; no webhook has ever come. */
async function paidAndUnheard() {
  await control('/webhooks', { hold: true })
  const { paymentId } = await start(openCase)
  await pay(paymentId)
  clock.forward(4 * day)
  return paymentId
}

describe('a payment of which nothing was heard for days', () => {
  test('is asked about again a quarter of an hour after a question that failed, and not a day later', async () => {
    const paymentId = await paidAndUnheard()
    await control('/troubles', { kind: 'error', times: 1, ...question })
    await pollPayments(house)
    expect(await payment(paymentId)).toMatchObject({ status: 'STARTED', isUnanswered: true })
    clock.forward(14 * minute)
    expect(await pollPayments(house)).toBe(0)
    expect((await payment(paymentId)).status).toBe('STARTED')
    clock.forward(minute)
    expect(await pollPayments(house)).toBe(1)
    expect(await payment(paymentId)).toMatchObject({ status: 'SUCCEEDED', isUnanswered: false })
    expect(await postings(openCase)).toBe(2)
  })

  test('waits a day once the provider has answered that nothing was paid', async () => {
    const { paymentId } = await start(openCase)
    clock.forward(4 * day)
    await pollPayments(house)
    expect(await payment(paymentId)).toMatchObject({ isUnanswered: false })
    const { lastPolledAt } = await payment(paymentId)
    clock.forward(23 * 3_600)
    await pollPayments(house)
    expect((await payment(paymentId)).lastPolledAt).toEqual(lastPolledAt)
  })

  test('is asked about again when we ended between the question and its answer', async () => {
    const paymentId = await paidAndUnheard()
    // What stands in the row when the machine stops right after the first write.
    const lastPolledAt = new Date(house.clock.now())
    await house.db.payment.update({ where: { id: paymentId }, data: { lastPolledAt, isUnanswered: true } })
    clock.forward(15 * minute)
    await pollPayments(house)
    expect((await payment(paymentId)).status).toBe('SUCCEEDED')
  })
})
