import { Readable } from 'node:stream'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { toDecimal, minor } from '#shared/money.ts'
import { camtFile } from '../bank/camt.test-kit.ts'
import { receiveBankFile } from '../bank/receive-file.ts'
import { bookChecks } from '../ledger/book-checks.ts'
import { booksOf } from '../remittances/creditor-books.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { payoutChecks } from './payout-checks.ts'
import { pollPayments } from './poll-payments.ts'
import { pollPayouts, readPayout } from './read-payout.ts'
import { openSandboxHouse } from './sandbox-house.test-kit.ts'

const world = await openSandboxHouse()
const { house } = world
let file: ActiveCase
const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven']
afterAll(() => world.close())
beforeEach(async () => {
  // Each test has a creditor of its own, and what earlier ones took has left.
  await world.control('/payouts')
  const creditor = await world.addCreditor(`Nordlicht Textil ${names.shift()}`)
  await world.control('/webhooks', { hold: false, order: 'natural', copies: 1, drop: 0 })
  file = await world.addCase({ creditor })
})

const collective = () => house.config.clientBank?.iban ?? ''
const creditorId = async () =>
  (await house.db.case.findUniqueOrThrow({ where: { id: file.caseId } })).creditorId
async function books() {
  const rows = await house.db.ledgerEntry.findMany({
    where: { creditorId: await creditorId() },
    include: { account: true },
  })
  const of = (kind: string) =>
    rows
      .filter(({ account }) => account.kind === kind)
      .reduce((all, { amountMinor }) => all + Number(amountMinor), 0)
  return { clearing: of('CARD_CLEARING'), bank: of('BANK'), owed: of('OWED_BY_AGENCY') }
}
async function paid(amount = 30_000) {
  const { paymentId } = await world.start(file, { kind: 'amount', amountMinor: amount })
  await world.pay(paymentId)
  await world.statusIs(paymentId, 'SUCCEEDED')
  return paymentId
}
/** Of which no webhook tells. */
async function paidSilently(amount = 30_000) {
  const { paymentId } = await world.start(file, { kind: 'amount', amountMinor: amount })
  await world.pay(paymentId)
  world.clock.forward(60)
  await pollPayments(house)
  await world.statusIs(paymentId, 'SUCCEEDED')
}
const payOut = async () =>
  (await world.control('/payouts')).payout as { id: string; amount: number; trace_id: { value: string } }
const row = (payoutId: string) =>
  house.db.cardPayout.findUnique({ where: { payoutId }, include: { lines: true } })
async function heard(payoutId: string, status = 'PAID') {
  await expect
    .poll(
      async () => {
        await world.drain()
        return (await row(payoutId))?.status
      },
      { timeout: 8_000 },
    )
    .toBe(status)
  await world.drain()
}
const arrived = (id: string) =>
  expect.poll(async () => (await house.payments.retrievePayout(id)).status, { timeout: 8_000 }).toBe('PAID')
const differences = async () => {
  const found: string[] = []
  for (const check of [...bookChecks(house.db), ...payoutChecks(house.db)])
    for await (const { sentence } of check.differences()) found.push(sentence)
  return found
}
/** 1.5 % and 25 cents: what the provider of the sandbox keeps. */
const fee = (amount: number) => Math.round(amount * 0.015) + 25

test('what the provider has paid out lies at the bank, and what it has kept of it is ours to make good', async () => {
  await paid()
  expect(await books()).toEqual({ clearing: 30_000, bank: 0, owed: 0 })
  const cleared = async () => booksOf(house.db, { creditorId: await creditorId(), currency: 'EUR' }, true)
  expect((await cleared()).standings[0]?.payable).toBe(0)
  const { id } = await payOut()
  await heard(id)
  expect(await books()).toEqual({ clearing: 0, bank: 30_000 - fee(30_000), owed: fee(30_000) })
  const now = await cleared()
  expect(now.waiting).toBe(0)
  expect(now.standings[0]?.payable).toBeGreaterThan(0)
  expect(now.owedByAgency).toBe(fee(30_000))
  expect(await differences()).toEqual([])
})

test('news that comes three times and backwards books it once', async () => {
  await paid()
  await world.control('/webhooks', { copies: 3, order: 'reversed' })
  const { id } = await payOut()
  await heard(id)
  await pollPayouts(house)
  await world.drain()
  expect(await books()).toEqual({ clearing: 0, bank: 30_000 - fee(30_000), owed: fee(30_000) })
})

test('a payout that no webhook announces is found by asking', async () => {
  await paid()
  await world.control('/webhooks', { drop: 100 })
  const { id } = await payOut()
  await arrived(id)
  await pollPayouts(house)
  await world.drain()
  await world.control('/webhooks', { drop: 0 })
  expect((await row(id))?.status).toBe('PAID')
  expect((await books()).clearing).toBe(0)
})

test('the bank’s booking counts first, is known by its name, and is told once', async () => {
  await paid()
  await world.control('/webhooks', { hold: true })
  const { id, amount, trace_id: trace } = await payOut()
  const entries = [
    {
      id: `P-${id}`,
      amount: toDecimal(minor(amount), 'EUR'),
      on: '2026-11-19' as never,
      text: `STRIPE ${trace.value}`,
    },
  ]
  const read = async (name: string) => {
    const text = camtFile({ iban: collective(), entries, format: name === 'notice' ? '054' : '053' })
    await receiveBankFile(house, `${name}.xml`, Readable.from([Buffer.from(text)]), null)
    await world.drain()
  }
  // The bank is quicker than the provider: the booking waits for its payout.
  await read('notice')
  expect((await books()).bank).toBe(0)
  await world.control('/webhooks', { hold: false })
  await heard(id)
  await read('statement')
  expect(await row(id)).toMatchObject({ arrivedOn: '2026-11-19', bookedOn: '2026-11-19', times: 1 })
  expect((await books()).bank).toBe(30_000 - fee(30_000))
  const [entry] = await house.db.collectiveEntry.findMany({ where: { entryReference: `P-${id}` } })
  expect(entry?.subjectId).toBe((await row(id))?.id)
})

test('a payout that comes back stands with the provider again, and arrives with the next', async () => {
  await paid()
  const first = await payOut()
  await heard(first.id)
  await world.control(`/payouts/${first.id}/fail`)
  await heard(first.id, 'FAILED')
  expect(await books()).toEqual({ clearing: 30_000, bank: 0, owed: 0 })
  expect(await differences()).toEqual([])
  const second = await payOut()
  await heard(second.id)
  expect(await books()).toEqual({ clearing: 0, bank: 30_000 - fee(30_000), owed: fee(30_000) })
  expect(await differences()).toEqual([])
})

test('a payment of which nobody told is recognised in its payout once it is known', async () => {
  const { paymentId } = await world.start(file, { kind: 'amount', amountMinor: 20_000 })
  await world.control('/webhooks', { drop: 100 })
  await world.pay(paymentId)
  const { id } = await payOut()
  await arrived(id)
  await pollPayouts(house)
  await world.drain()
  expect(await books()).toEqual({ clearing: 0, bank: 0, owed: 0 })
  await world.control('/webhooks', { drop: 0 })
  world.clock.forward(60)
  await pollPayments(house)
  expect((await books()).clearing).toBe(20_000)
  await pollPayouts(house)
  await world.drain()
  expect((await books()).clearing).toBe(0)
  expect(await differences()).toEqual([])
})

test('a payout of which nobody hears before it has failed arrives with the next one all the same', async () => {
  await paid()
  await world.control('/webhooks', { drop: 100 })
  const first = await payOut()
  await arrived(first.id)
  await world.control(`/payouts/${first.id}/fail`)
  await paidSilently()
  const second = await payOut()
  await arrived(second.id)
  // Neither is known: the one that carries is read before the one that it carries, or after it.
  for (const id of [second.id, first.id, second.id]) {
    await readPayout(house, id)
    await world.drain()
  }
  await world.control('/webhooks', { drop: 0 })
  expect(await books()).toMatchObject({ clearing: 0, bank: 60_000 - 2 * fee(30_000) })
  expect(await differences()).toEqual([])
})

test('a payout of which nobody told is found by a server that was away for half a year', async () => {
  await paid()
  await world.control('/webhooks', { drop: 100 })
  const { id } = await payOut()
  await arrived(id)
  await world.control('/webhooks', { drop: 0 })
  world.clock.forward(180 * 24 * 3_600)
  await pollPayouts(house)
  await world.drain()
  expect((await row(id))?.status).toBe('PAID')
  expect((await books()).clearing).toBe(0)
  expect(await differences()).toEqual([])
})
