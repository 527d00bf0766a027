import { afterAll, expect, test } from 'vitest'
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
    settleChargeback(house, { disputeId: `dp_${paymentId}`, paymentIntentId: providerPaymentId, status })
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

test('a question of a bank that has taken nothing changes nothing', async () => {
  const { file, say, amount } = await paid()
  expect(await say('warning_needs_response')).toBe('nothing')
  expect(await balance('CARD_CLEARING', file.caseId)).toBe(amount)
})
