import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '#shared/dates.ts'
import { chargeInstalments } from './charge-instalments.ts'
import { type CardHouse, openCardHouse } from './saved-card.test-kit.ts'

let saldo: CardHouse
beforeAll(async () => {
  saldo = await openCardHouse()
})
afterAll(() => saldo.close())

/** A charge whose beginning is this long ago, of which nobody heard. */
const begun = (id: string, minutesAgo: number) =>
  saldo.house.db.instalmentCharge.update({
    where: { id },
    data: { startedAt: new Date(Date.parse(saldo.clock.now()) - minutesAgo * 60_000) },
  })

test('a charge of which nobody heard is looked up by its name before it is asked for again, however late', async () => {
  const file = await saldo.onPlan()
  await saldo.keep(file, '5555555555554444')
  await saldo.dawn(file, 2)
  await chargeInstalments(saldo.house)
  const [charge] = await saldo.chargesOf(file)
  const intents = async () => (await saldo.chargedTo(charge?.savedCardId ?? '')).length
  const before = await intents()
  // The provider has forgotten the key of that question, not the charge.
  await saldo.control('/clock', { advance_seconds: 25 * 3600 })
  await saldo.house.db.instalmentCharge.update({
    where: { id: charge?.id ?? '' },
    data: { status: 'STARTED' },
  })
  await chargeInstalments(saldo.house)
  await saldo.control('/clock', { advance_seconds: -25 * 3600 })
  expect(await saldo.chargesOf(file)).toMatchObject([{ status: 'SUCCEEDED' }])
  expect(await intents()).toBe(before)
  expect(await saldo.openOf(file)).toBe(1_000_00)
})

test('a provider that is down for hours has charged nothing; the try is given up and made anew the next day', async () => {
  const file = await saldo.onPlan()
  await saldo.keep(file)
  await saldo.dawn(file, 2)
  const down = { kind: 'error', times: 1, only: 'POST /v1/payment_intents' }
  await saldo.control('/troubles', down)
  await chargeInstalments(saldo.house)
  const [charge] = await saldo.chargesOf(file)
  expect(charge).toMatchObject({ status: 'STARTED' })
  const id = charge?.id ?? ''
  await begun(id, 61)
  await chargeInstalments(saldo.house)
  expect(await saldo.chargesOf(file)).toMatchObject([{ status: 'STARTED' }])
  await begun(id, 121)
  await chargeInstalments(saldo.house)
  expect(await saldo.chargesOf(file)).toMatchObject([{ status: 'NOT_MADE' }])
  expect(await saldo.payment(charge?.paymentId ?? '')).toMatchObject({ status: 'EXPIRED' })
  await saldo.drain()
  expect(await saldo.mailsOf('charge-refused', file)).toBe(0)
  await saldo.dawn(file, 2, 1)
  await chargeInstalments(saldo.house)
  expect((await saldo.chargesOf(file)).map(({ attempt, status }) => [attempt, status])).toEqual([
    [1, 'NOT_MADE'],
    [2, 'SUCCEEDED'],
  ])
  expect(await saldo.openOf(file)).toBe(1_000_00)
})

test('news of a charge that come twice, late, in any order or never are one receipt', async () => {
  const file = await saldo.onPlan()
  await saldo.keep(file, '4000056655665556')
  await saldo.control('/webhooks', { copies: 3, order: 'reversed', hold: true })
  await saldo.dawn(file, 2)
  await chargeInstalments(saldo.house)
  await saldo.control('/webhooks', { hold: false })
  const [charge] = await saldo.chargesOf(file)
  const paymentId = charge?.paymentId ?? ''
  await saldo.until(
    async () => (await saldo.house.db.providerEvent.count({ where: { outcome: 'already-known' } })) > 0,
    'the news were heard',
  )
  expect(
    await saldo.house.db.ledgerTransaction.count({ where: { cause: `receipt-cleared:${paymentId}` } }),
  ).toBe(1)
  expect(await saldo.openOf(file)).toBe(1_000_00)
  await saldo.control('/webhooks', { copies: 1, order: 'natural', drop: 100 })
  await saldo.dawn(file, 3)
  await chargeInstalments(saldo.house)
  await saldo.control('/webhooks', { drop: 0 })
  expect((await saldo.chargesOf(file)).at(-1)).toMatchObject({ number: 3, status: 'SUCCEEDED' })
  expect(await saldo.house.db.case.findUniqueOrThrow({ where: { id: file.caseId } })).toMatchObject({
    status: 'CLOSED',
    closeCode: 'PAID',
  })
})

test('a card that is replaced is forgotten at the provider, and what it was allowed ends with it', async () => {
  const file = await saldo.onPlan()
  const first = await saldo.keep(file, '4242424242424242')
  const second = await saldo.keep(file, '5555555555554444')
  await saldo.drain()
  expect(second?.last4).toBe('4444')
  const cards = await saldo.house.db.savedCard.findMany({
    where: { caseId: file.caseId },
    orderBy: { limitMinor: 'desc' },
  })
  expect(cards.map(({ status, removedBy, limitMinor }) => [status, removedBy, limitMinor])).toEqual([
    ['REMOVED', 'replaced', 2_000_00n],
    ['ACTIVE', null, 1_000_00n],
  ])
  expect(cards[0]?.id).toBe(first?.savedCardId)
  expect(cards[0]?.detachedAt).not.toBeNull()
})

test('a card that ends before the next payment is told of once, in time, and never charged', async () => {
  const file = await saldo.onPlan()
  const { dueOn } = await saldo.house.db.planInstalment.findFirstOrThrow({
    where: { caseId: file.caseId, number: 2 },
  })
  const card = await saldo.keep(file)
  const [year, month] = addDays(day(`${dueOn.slice(0, 7)}-01`), -1)
    .split('-')
    .map(Number)
  await saldo.house.db.savedCard.update({
    where: { id: card?.savedCardId ?? '' },
    data: { expiryYear: year ?? 0, expiryMonth: month ?? 0 },
  })
  await saldo.dawn(file, 2, -15)
  await chargeInstalments(saldo.house)
  await saldo.drain()
  expect(await saldo.mailsOf('card-ends', file)).toBe(0)
  await saldo.dawn(file, 2, -14)
  await chargeInstalments(saldo.house)
  await chargeInstalments(saldo.house)
  await saldo.drain()
  expect(await saldo.mailsOf('card-ends', file)).toBe(1)
  expect(await saldo.own(file).card({})).toMatchObject({ card: { tooLateFor: dueOn, next: null } })
  await saldo.dawn(file, 2)
  await chargeInstalments(saldo.house)
  expect(await saldo.chargesOf(file)).toEqual([])
})

test('never more is charged in all than the words allow', async () => {
  const file = await saldo.onPlan()
  const card = await saldo.keep(file)
  expect(card?.mandate.join(' ')).toContain('2.000,00')
  await saldo.house.db.savedCard.update({
    where: { id: card?.savedCardId ?? '' },
    data: { limitMinor: 300_00n },
  })
  await saldo.dawn(file, 2)
  await chargeInstalments(saldo.house)
  expect(await saldo.chargesOf(file)).toMatchObject([
    { number: 2, status: 'SUCCEEDED', amountMinor: 300_00n },
  ])
  await saldo.dawn(file, 3)
  await chargeInstalments(saldo.house)
  expect(await saldo.chargesOf(file)).toHaveLength(1)
})
