import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, day, type Instant } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { refused } from '../testing/refused.ts'
import { chargeInstalments } from './charge-instalments.ts'
import { openSandboxHouse, type SandboxHouse } from './sandbox-house.test-kit.ts'

let saldo: SandboxHouse
const started = new Date().toISOString() as Instant
beforeAll(async () => {
  saldo = await openSandboxHouse()
})
afterAll(() => saldo.close())

/** A plan of three times 1,000.00, and its debtor. */
async function onPlan() {
  saldo.clock.set(started)
  const { house } = saldo
  const today = house.clock.today('Europe/Berlin')
  const invoice = { number: 'F-1', dueOn: addDays(today, 1), amountMinor: 3_000_00n }
  await saldo.anew()
  const file = await saldo.addCase({ invoices: [invoice] })
  await house.db.case.update({ where: { id: file.caseId }, data: { placedOn: addDays(today, -20) } })
  const { plans } = saldo.callerAs(file.actor)
  const terms = { total: minor(3_000_00), first: minor(1_000_00), firstOn: today, count: 3, dayOfMonth: 28 }
  const drawn = await plans.draw(terms)
  const confirmed = { terms: drawn.terms, name: 'Petra Adler', textSha256: drawn.sha256 }
  await plans.confirm({ negotiationId: newId('negotiation', Date.parse(started)), ...confirmed })
  await saldo.drain()
  return file
}
const own = (file: ActiveCase) => saldo.callerAs(file.actor).payments
/** Pays the first instalment with a card that may be kept. */
async function keep(file: ActiveCase, number = '4242424242424242') {
  const mandate = await own(file).mandate()
  if (!mandate) throw new Error('No mandate')
  const consent = { name: 'Petra Adler', textSha256: mandate.sha256 }
  const { paymentId } = await own(file).start({ kind: 'instalment', keep: consent })
  await saldo.pay(paymentId, { number })
  await saldo.statusIs(paymentId, 'SUCCEEDED')
  await saldo.drain()
  return own(file).card({})
}
/** The morning of the day on which an instalment is due, or days after it. */
async function dawn({ caseId }: ActiveCase, number: number, later = 0) {
  const { dueOn } = await saldo.house.db.planInstalment.findFirstOrThrow({ where: { caseId, number } })
  saldo.clock.set(`${addDays(day(dueOn), later)}T10:00:00.000Z` as Instant)
}
const chargesOf = ({ caseId }: ActiveCase) =>
  saldo.house.db.instalmentCharge.findMany({ where: { caseId }, orderBy: { startedAt: 'asc' } })
const openOf = async (file: ActiveCase) => (await saldo.callerAs(file.actor).portal.view()).outstanding

describe('a card that the debtor lets us keep', () => {
  let file: ActiveCase
  beforeAll(async () => {
    file = await onPlan()
  })

  test('stays with the words that were on the screen, and with the provider', async () => {
    const wrong = { name: 'Petra Adler', textSha256: '0'.repeat(64) }
    await expect(own(file).start({ kind: 'instalment', keep: wrong })).rejects.toMatchObject(
      refused('payments.mandateChanged'),
    )
    const card = await keep(file)
    expect(card).toMatchObject({ brand: 'visa', last4: '4242', signerName: 'Petra Adler', isStopped: false })
    expect(card?.mandate.join(' ')).toContain('Aceros Vega SL')
    expect(JSON.stringify(card)).not.toContain('cus_')
  })

  test('is charged on the day of the next instalment, once, and never before', async () => {
    await dawn(file, 2, -1)
    await chargeInstalments(saldo.house)
    expect(await chargesOf(file)).toEqual([])
    await dawn(file, 2)
    await Promise.all([chargeInstalments(saldo.house), chargeInstalments(saldo.house)])
    await chargeInstalments(saldo.house)
    expect(await chargesOf(file)).toMatchObject([{ number: 2, attempt: 1, status: 'SUCCEEDED' }])
    expect(await openOf(file)).toBe(1_000_00)
    expect(await saldo.postings(file)).toBe(4)
    await saldo.drain()
    expect(await saldo.mailsOf('payment-receipt', file)).toBe(2)
  })

  test('a refusal is tried once more two days later, and both times the debtor is told', async () => {
    await saldo.control('/cards/4242', { like: '4000000000009995' })
    await dawn(file, 3)
    await chargeInstalments(saldo.house)
    await dawn(file, 3, 1)
    await chargeInstalments(saldo.house)
    expect((await chargesOf(file)).at(-1)).toMatchObject({ number: 3, attempt: 1, status: 'DECLINED' })
    await dawn(file, 3, 2)
    await chargeInstalments(saldo.house)
    await dawn(file, 3, 4)
    await chargeInstalments(saldo.house)
    const tried = (await chargesOf(file)).filter(({ number }) => number === 3)
    expect(tried.map(({ status, reason }) => [status, reason])).toEqual([
      ['DECLINED', 'insufficient_funds'],
      ['DECLINED', 'insufficient_funds'],
    ])
    await saldo.drain()
    expect(await saldo.mailsOf('charge-refused', file)).toBe(2)
    expect(await openOf(file)).toBe(1_000_00)
  })

  test('is gone with one press, also at the provider, and nobody else can press', async () => {
    const card = await own(file).card({})
    const other = await onPlan()
    const savedCardId = card?.savedCardId as never
    await expect(own(other).removeCard({ savedCardId })).rejects.toMatchObject(refused('access.notFound'))
    await own(file).removeCard({ savedCardId })
    await own(file).removeCard({ savedCardId })
    await saldo.drain()
    expect(await own(file).card({})).toBeNull()
    const row = await saldo.house.db.savedCard.findUniqueOrThrow({ where: { id: savedCardId } })
    expect(row.detachedAt).not.toBeNull()
  })
})

test('a bank that wants the debtor is not asked again; the debtor gets a link', async () => {
  const file = await onPlan()
  await keep(file, '5555555555554444')
  await saldo.control('/cards/4444', { like: '4000002760003184' })
  await dawn(file, 2)
  await chargeInstalments(saldo.house)
  await dawn(file, 2, 3)
  await chargeInstalments(saldo.house)
  expect(await chargesOf(file)).toMatchObject([{ status: 'NEEDS_DEBTOR', reason: 'authentication_required' }])
  await saldo.drain()
  expect(await saldo.mailsOf('charge-refused', file)).toBe(1)
})

test('an answer that was lost is asked for again, and is one charge', async () => {
  const file = await onPlan()
  await keep(file, '378282246310005')
  await dawn(file, 2)
  await saldo.control('/troubles', { kind: 'lost', times: 1, only: 'POST /v1/payment_intents' })
  await chargeInstalments(saldo.house)
  const [charge] = await chargesOf(file)
  expect(charge).toMatchObject({ status: 'SUCCEEDED' })
  // We died before writing down what became of it: looking again changes nothing but that.
  await saldo.house.db.instalmentCharge.update({
    where: { id: charge?.id ?? '' },
    data: { status: 'STARTED' },
  })
  await chargeInstalments(saldo.house)
  expect(await chargesOf(file)).toMatchObject([{ status: 'SUCCEEDED' }])
  expect(await openOf(file)).toBe(1_000_00)
})

test('nothing is charged once the desk has stopped it, or while something is disputed', async () => {
  const file = await onPlan()
  const card = await keep(file)
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
      openedAt: new Date(started),
      openedBy: 'test',
    },
  })
  await dawn(file, 2)
  await chargeInstalments(saldo.house)
  await saldo.house.db.hold.update({ where: { id: 'hld_card' }, data: { liftedAt: new Date(started) } })
  const stop = { caseId, savedCardId: card?.savedCardId as never, why: 'The debtor asked on the phone.' }
  await saldo.callerAs(saldo.manager).payments.stopCard(stop)
  await chargeInstalments(saldo.house)
  expect(await chargesOf(file)).toEqual([])
  expect(await own(file).card({})).toMatchObject({ isStopped: true, nextOn: null })
})
