import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Id, newId, type PaymentId, type RefundId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { allBookChecks } from '../cli/doctor-command.ts'
import { invariants } from '../cli/doctor-invariants.ts'
import { keepBooks } from '../payments/keep-books.ts'
import { orderRefund } from '../payments/order-refund.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { refused } from '../testing/refused.ts'
import { openBankHouse } from './bank.test-kit.ts'
import { orderPayBackNow } from './decide-pay-back.ts'

const world = await openBankHouse()
const { house, desk, read, entry } = world
const payer = { name: 'Bau Adler GmbH', iban: 'DE89370400440532013000' }
const why = 'The bank has told us on the telephone.'
let file: ActiveCase
let before: Record<string, number>
let count = 0
const next = () => `S-${(count += 1)}`
afterAll(() => world.close())
beforeEach(async () => {
  file = await world.newCase()
  before = await world.books()
})
afterEach(async () => {
  await world.drain()
  await keepBooks(house)
  for (const { name, differences } of allBookChecks(house, house.db))
    for await (const found of differences()) expect(found, name).toBeNull()
  for (const { name, sql } of invariants)
    expect([name, await house.db.$queryRawUnsafe(sql)]).toEqual([name, []])
})

const grown = async (kind: string) => ((await world.books())[kind] ?? 0) - (before[kind] ?? 0)
const outstanding = async ({ actor }: ActiveCase) => (await world.callerAs(actor).portal.view()).outstanding
async function arrives(amount: string, change: { reference?: string; endToEndId?: string } = {}) {
  const id = next()
  await read([{ id, amount, ...payer, ...change }])
  return (await entry(id)).id as Id<'bankEntry'>
}
const transfer = async (amount: string, endToEndId: string) =>
  arrives(amount, { endToEndId, reference: await world.referenceOf(file) })
/** The payer's bank takes everything back. */
async function isTaken(amount: string, endToEndId: string) {
  const id = next()
  await read([{ id, amount, direction: 'DBIT', returnReason: 'MD06', endToEndId, ...payer }])
  return (await entry(id)).id as Id<'bankEntry'>
}
const ourBank = (direction: 'DBIT' | 'CRDT', endToEndId: string, amount: string, reason?: string) =>
  read([{ id: next(), amount, direction, endToEndId, ...payer, ...(reason ? { returnReason: reason } : {}) }])
const standing = (caseId: string) =>
  house.db.payment.findMany({ where: { caseId, status: 'SUCCEEDED' }, orderBy: { id: 'asc' } })

/** What was decided takes effect. */
async function secondsLater() {
  await house.db
    .$executeRaw`update pgboss.job set start_after = now() - interval '1 second' where state = 'created'`
  await world.drain()
}

/** A part of what a case was paid goes back by transfer, and the bank has carried it out. */
async function refund(amountMinor: number) {
  const [paid] = await standing(file.caseId)
  const refundId: RefundId = newId('refund', Date.now())
  const asked = { caseId: file.caseId, refundId, paymentId: paid?.id as PaymentId, account: 'payer' } as const
  await desk.payments.askRefund({ ...asked, amountMinor: minor(amountMinor), why: 'Goods came back.' })
  await orderRefund(house, { refundId, version: 0 })
  await world.drain()
  const { endToEndId } = await house.db.payBack.findFirstOrThrow({ where: { subjectId: refundId } })
  await ourBank('DBIT', endToEndId, (amountMinor / 100).toFixed(2))
  return { refundId, endToEndId }
}

describe('a receipt of which a part was given back, and which its payer’s bank takes back whole', () => {
  test('is taken back as far as it is there; what has left twice is ours and shown before it is booked', async () => {
    const owed = await outstanding(file)
    await transfer('900.00', 'E-1')
    await refund(200_00)
    const entryId = await isTaken('900.00', 'E-1')
    const seen = await desk.bank.money({ entryId })
    expect(seen).toMatchObject({ status: 'WAITING', why: 'return-part', isKnownReturn: true })
    expect(seen.returns).toMatchObject([
      {
        fromCases: 700_00,
        fromSuspense: 0,
        missing: 200_00,
        cases: [
          { before: { caseId: file.caseId, outstanding: owed - 700_00 }, after: { outstanding: owed } },
        ],
      },
    ])
    // Nothing has happened by looking, and it is no charge of the bank.
    expect(await outstanding(file)).toBe(owed - 700_00)
    await expect(desk.bank.settleDebit({ entryId, why })).rejects.toMatchObject(refused('bank.takeBackFirst'))
    const originalId = (seen.returns[0]?.originalId ?? '') as Id<'bankEntry'>
    const input = { entryId, originalId, why }
    await expect(world.callerAs(file.actor).bank.settleReturn(input)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(desk.bank.settleReturn({ ...input, originalId: entryId })).rejects.toMatchObject(
      refused('bank.otherBooking'),
    )
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => desk.bank.settleReturn(input)))
    expect(tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))).toEqual([
      { missing: 200_00 },
    ])
    expect(await outstanding(file)).toBe(owed)
    expect([await grown('BANK'), await grown('OWED_BY_AGENCY')]).toEqual([-200_00, 200_00])
    expect(await standing(file.caseId)).toEqual([])
    expect(await desk.bank.money({ entryId })).toMatchObject({ status: 'DONE', loss: 200_00, returns: [] })
  })

  test('ends our loss when what was given back comes back, and pays nothing a second time', async () => {
    const owed = await outstanding(file)
    await transfer('500.00', 'E-2')
    const { refundId, endToEndId } = await refund(150_00)
    const entryId = await isTaken('500.00', 'E-2')
    const [possible] = (await desk.bank.money({ entryId })).returns
    await desk.bank.settleReturn({ entryId, originalId: possible?.originalId as Id<'bankEntry'>, why })
    expect(await grown('OWED_BY_AGENCY')).toBe(150_00)
    await ourBank('CRDT', endToEndId, '150.00', 'AC04')
    expect(await house.db.refund.findUniqueOrThrow({ where: { id: refundId } })).toMatchObject({
      status: 'FAILED',
    })
    expect([await grown('BANK'), await grown('OWED_BY_AGENCY'), await grown('IN_TRANSIT')]).toEqual([0, 0, 0])
    expect(await outstanding(file)).toBe(owed)
    expect(await standing(file.caseId)).toEqual([])
    expect(await desk.bank.money({ entryId })).toMatchObject({ loss: 0 })
    const told = await house.db.outgoingMail.findMany({
      where: { kind: 'refund-debtor', caseId: file.caseId },
    })
    expect(JSON.stringify(told.map(({ data }) => data))).not.toContain('FAILED')
  })

  test('whose rest was moved to another case is taken from there', async () => {
    const other = await world.newCase({ debtorName: 'Hollins & Sons Ltd' })
    const [owedHere, owedThere] = [await outstanding(file), await outstanding(other)]
    await transfer('600.00', 'E-3')
    await refund(100_00)
    const [rest] = await standing(file.caseId)
    const correctionId = newId('correction', Date.now())
    const asked = { caseId: file.caseId, paymentId: rest?.id as PaymentId, toCaseId: other.caseId } as const
    const moved = { ...asked, kind: 'MOVE' as const, invoiceIds: [] }
    const preview = await desk.corrections.preview(moved)
    await desk.corrections.ask({ ...moved, correctionId, why })
    await secondsLater()
    expect(await outstanding(file)).toBe(owedHere)
    expect(await outstanding(other)).toBe(owedThere - 500_00)
    expect(preview.cases[1]?.after.outstanding).toBe(owedThere - 500_00)
    const entryId = await isTaken('600.00', 'E-3')
    const [possible] = (await desk.bank.money({ entryId })).returns
    expect(possible).toMatchObject({ fromCases: 500_00, missing: 100_00 })
    await desk.bank.settleReturn({ entryId, originalId: possible?.originalId as Id<'bankEntry'>, why })
    expect([await outstanding(file), await outstanding(other)]).toEqual([owedHere, owedThere])
  })
})

describe('money of which a part was given back before anybody knew whose it was', () => {
  /** Forty of a hundred go back, sixty pay the case, and then the payer's bank takes the hundred. */
  async function takenTwice(endToEndId: string) {
    const original = await arrives('100.00', { endToEndId })
    await desk.bank.assign({ entryId: original, parts: [{ caseId: file.caseId, amountMinor: 60_00 }] })
    const { payBackId, version } = await desk.bank.giveBack({ entryId: original, why: 'Paid too much' })
    await orderPayBackNow(house, { payBackId, version })
    await world.drain()
    const payBack = await house.db.payBack.findUniqueOrThrow({ where: { id: payBackId } })
    await ourBank('DBIT', payBack.endToEndId, '40.00')
    const entryId = await isTaken('100.00', endToEndId)
    const [possible] = (await desk.bank.money({ entryId })).returns
    expect(possible).toMatchObject({ originalId: original, fromCases: 60_00, missing: 40_00 })
    await desk.bank.settleReturn({ entryId, originalId: original, why })
    return { entryId, original, payBack }
  }

  test('is ours to bear for that part alone, and no more once the pay-back has come back', async () => {
    const owed = await outstanding(file)
    const { original, payBack } = await takenTwice('E-4')
    expect(await outstanding(file)).toBe(owed)
    expect([await grown('BANK'), await grown('OWED_BY_AGENCY')]).toEqual([-40_00, 40_00])
    await ourBank('CRDT', payBack.endToEndId, '40.00', 'AC04')
    expect([await grown('BANK'), await grown('OWED_BY_AGENCY'), await grown('SUSPENSE')]).toEqual([0, 0, 0])
    // It waits for nobody: what came back ended our loss.
    expect(await desk.bank.money({ entryId: original })).toMatchObject({ status: 'DONE', rest: 0 })
    const { kind } = await house.db.ledgerTransaction.findFirstOrThrow({
      where: { cause: `loss-recovered:${payBack.id}` },
    })
    expect(kind).toBe('loss-recovered')
  })

  test('told twice by the bank, the loss ends once', async () => {
    const { payBack } = await takenTwice('E-5')
    await ourBank('CRDT', payBack.endToEndId, '40.00', 'AC04')
    await ourBank('CRDT', payBack.endToEndId, '40.00', 'AC04')
    expect(await grown('OWED_BY_AGENCY')).toBe(0)
  })
})

test('where two bookings fit as well, a person says which it was, and the other stays', async () => {
  const [one, two] = [await transfer('80.00', 'E-6'), await transfer('80.00', 'E-7')]
  const entryId = await isTaken('80.00', 'E-none')
  const { returns, isKnownReturn, why: waits } = await desk.bank.money({ entryId })
  expect([waits, isKnownReturn]).toEqual(['return', false])
  expect(returns.map(({ originalId }) => originalId).toSorted()).toEqual([one, two].toSorted())
  await desk.bank.settleReturn({ entryId, originalId: two, why })
  expect((await standing(file.caseId)).map(({ amountMinor }) => amountMinor)).toEqual([80_00n])
  expect(await desk.bank.money({ entryId: one })).toMatchObject({ status: 'DONE', why: null })
  expect(await grown('OWED_BY_AGENCY')).toBe(0)
})
