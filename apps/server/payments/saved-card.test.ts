import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActiveCase } from '../testing/debtor.ts'
import { refused } from '../testing/refused.ts'
import { chargeInstalments } from './charge-instalments.ts'
import { type CardHouse, openCardHouse } from './saved-card.test-kit.ts'

let saldo: CardHouse
beforeAll(async () => {
  saldo = await openCardHouse()
})
afterAll(() => saldo.close())

describe('a card that the debtor lets us keep', () => {
  let file: ActiveCase
  beforeAll(async () => {
    file = await saldo.onPlan()
  })

  test('stays with the words that were on the screen, and with the provider', async () => {
    const wrong = { name: 'Petra Adler', textSha256: '0'.repeat(64) }
    await expect(saldo.own(file).start({ kind: 'instalment', keep: wrong })).rejects.toMatchObject(
      refused('payments.mandateChanged'),
    )
    const card = await saldo.keep(file)
    expect(card).toMatchObject({ brand: 'visa', last4: '4242', signerName: 'Petra Adler', isStopped: false })
    expect(card?.mandate.join(' ')).toContain('Aceros Vega SL')
    expect(JSON.stringify(card)).not.toContain('cus_')
  })

  test('is charged on the day of the next instalment, once, and never before', async () => {
    await saldo.dawn(file, 2, -1)
    await chargeInstalments(saldo.house)
    expect(await saldo.chargesOf(file)).toEqual([])
    await saldo.dawn(file, 2)
    await Promise.all([chargeInstalments(saldo.house), chargeInstalments(saldo.house)])
    await chargeInstalments(saldo.house)
    expect(await saldo.chargesOf(file)).toMatchObject([{ number: 2, attempt: 1, status: 'SUCCEEDED' }])
    expect(await saldo.openOf(file)).toBe(1_000_00)
    expect(await saldo.postings(file)).toBe(4)
    await saldo.drain()
    expect(await saldo.mailsOf('payment-receipt', file)).toBe(2)
  })

  test('a refusal is tried once more two days later, and both times the debtor is told', async () => {
    await saldo.control('/cards/4242', { like: '4000000000009995' })
    await saldo.dawn(file, 3)
    await chargeInstalments(saldo.house)
    await saldo.dawn(file, 3, 1)
    await chargeInstalments(saldo.house)
    expect((await saldo.chargesOf(file)).at(-1)).toMatchObject({ number: 3, attempt: 1, status: 'DECLINED' })
    await saldo.dawn(file, 3, 2)
    await chargeInstalments(saldo.house)
    await saldo.dawn(file, 3, 4)
    await chargeInstalments(saldo.house)
    const tried = (await saldo.chargesOf(file)).filter(({ number }) => number === 3)
    expect(tried.map(({ status, reason }) => [status, reason])).toEqual([
      ['DECLINED', 'insufficient_funds'],
      ['DECLINED', 'insufficient_funds'],
    ])
    await saldo.drain()
    expect(await saldo.mailsOf('charge-refused', file)).toBe(2)
    expect(await saldo.openOf(file)).toBe(1_000_00)
  })

  test('is gone with one press, also at the provider, and nobody else can press', async () => {
    const { card } = await saldo.own(file).card({})
    const other = await saldo.onPlan()
    const savedCardId = card?.savedCardId as never
    await expect(saldo.own(other).removeCard({ savedCardId })).rejects.toMatchObject(
      refused('access.notFound'),
    )
    await saldo.own(file).removeCard({ savedCardId })
    await saldo.own(file).removeCard({ savedCardId })
    await saldo.drain()
    expect(await saldo.own(file).card({})).toMatchObject({ card: null, charges: [{}, {}, {}] })
    const row = await saldo.house.db.savedCard.findUniqueOrThrow({ where: { id: savedCardId } })
    expect(row.detachedAt).not.toBeNull()
  })
})

test('a bank that wants the debtor is not asked again; the debtor gets a link', async () => {
  const file = await saldo.onPlan()
  await saldo.keep(file, '5555555555554444')
  await saldo.control('/cards/4444', { like: '4000002760003184' })
  await saldo.dawn(file, 2)
  await chargeInstalments(saldo.house)
  await saldo.dawn(file, 2, 3)
  await chargeInstalments(saldo.house)
  expect(await saldo.chargesOf(file)).toMatchObject([
    { status: 'NEEDS_DEBTOR', reason: 'authentication_required' },
  ])
  await saldo.drain()
  expect(await saldo.mailsOf('charge-refused', file)).toBe(1)
})

test('an answer that was lost is asked for again, and is one charge', async () => {
  const file = await saldo.onPlan()
  await saldo.keep(file, '378282246310005')
  await saldo.dawn(file, 2)
  await saldo.control('/troubles', { kind: 'lost', times: 1, only: 'POST /v1/payment_intents' })
  await chargeInstalments(saldo.house)
  const [charge] = await saldo.chargesOf(file)
  expect(charge).toMatchObject({ status: 'SUCCEEDED' })
  // We died before writing down what became of it: looking again changes nothing but that.
  await saldo.house.db.instalmentCharge.update({
    where: { id: charge?.id ?? '' },
    data: { status: 'STARTED' },
  })
  await chargeInstalments(saldo.house)
  expect(await saldo.chargesOf(file)).toMatchObject([{ status: 'SUCCEEDED' }])
  expect(await saldo.openOf(file)).toBe(1_000_00)
})

test('nothing is charged once the desk has stopped it, or while something is disputed', async () => {
  const file = await saldo.onPlan()
  const card = await saldo.keep(file)
  const { caseId } = file
  const { creditorId } = saldo.creditor
  await saldo.house.db.hold.create({
    data: {
      id: 'hld_card',
      caseId,
      creditorId,
      invoiceId: file.invoiceIds[0] as string,
      amountMinor: 500_00n,
      reason: 'QUALITY',
      openedAt: new Date(saldo.started),
      openedBy: 'test',
    },
  })
  await saldo.dawn(file, 2)
  await chargeInstalments(saldo.house)
  await saldo.house.db.hold.update({ where: { id: 'hld_card' }, data: { liftedAt: new Date(saldo.started) } })
  const stop = { caseId, savedCardId: card?.savedCardId as never, why: 'The debtor asked on the phone.' }
  await saldo.callerAs(saldo.manager).payments.stopCard(stop)
  await chargeInstalments(saldo.house)
  expect(await saldo.chargesOf(file)).toEqual([])
  expect(await saldo.own(file).card({})).toMatchObject({
    card: { isStopped: true, stoppedWhy: stop.why, next: null },
  })
})
