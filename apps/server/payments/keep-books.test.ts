import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Creditor, Staff } from '#shared/access/actor.ts'
import { day, type Instant } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { sum } from '#shared/money.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { bookedClaim, chargedShare } from '../ledger/case-books.ts'
import { type ActiveCase, addActiveCase } from '../testing/debtor.ts'
import { openTestHouse, type TestHouse, testNow } from '../testing/test-house.ts'
import { claimChecks } from './claim-checks.ts'
import { keepBooks } from './keep-books.ts'

let saldo: TestHouse
let vega: Creditor
let collector: Staff
let old: ActiveCase
beforeAll(async () => {
  saldo = await openTestHouse()
  vega = await saldo.addCreditor('Aceros Vega SL')
  collector = await saldo.addStaff('collector', 'Jonas Brandt')
})
afterAll(() => saldo.close())
beforeEach(async () => {
  saldo.clock.set(testNow)
  old = await addActiveCase(saldo.house, { creditor: vega, collector })
})

const postings = () =>
  saldo.house.db.ledgerTransaction.findMany({ where: { caseId: old.caseId }, orderBy: { id: 'asc' } })
const bookedInterest = async () => {
  const booked = await bookedClaim(saldo.house.db, old.caseId)
  return sum(booked.flatMap(({ open }) => open.INTEREST ?? []))
}
const differences = async () => {
  const found: string[] = []
  for (const check of claimChecks(saldo.house, saldo.house.db)) {
    for await (const { sentence } of check.differences()) found.push(sentence)
  }
  return found
}

test('a case that was never placed in the books is placed, and only once', async () => {
  expect(await differences()).not.toEqual([])
  await keepBooks(saldo.house)
  const { claim } = await loadClaim(saldo.house, saldo.house.db, old.caseId)
  expect(await bookedInterest()).toBe(claim.interest)
  expect(await differences()).toEqual([])
  const placed = await postings()
  expect(new Set(placed.map(({ postedOn }) => postedOn))).toEqual(new Set(['2026-11-21']))
  await Promise.all([keepBooks(saldo.house), keepBooks(saldo.house)])
  expect(await postings()).toHaveLength(placed.length)
})

test('what it had brought before there were books is charged', async () => {
  const { db } = saldo.house
  const { caseId, creditorId, invoiceIds } = { ...old, creditorId: vega.creditorId }
  const paymentId = newId('payment', Date.parse(testNow))
  const pieces = { creditorId, part: 'PRINCIPAL', invoiceId: invoiceIds[0] ?? null, amountMinor: 100_000n }
  await db.payment.create({
    data: {
      id: paymentId,
      caseId,
      creditorId,
      method: 'card',
      status: 'SUCCEEDED',
      amountMinor: 100_000n,
      currency: 'EUR',
      language: 'de',
      receivedOn: '2026-10-05',
      settledAt: new Date('2026-10-05T10:00:00Z'),
      allocations: { create: { id: newId('allocation', Date.parse(testNow)), ...pieces } },
    },
  })
  await keepBooks(saldo.house)
  expect((await chargedShare(db, caseId)).fee).toBe(10_000)
  expect(await differences()).toEqual([])
})

test('the month ends at midnight of the creditor, and its last day is booked', async () => {
  await keepBooks(saldo.house)
  const before = await postings()
  // Half past eleven at night in Madrid, then half past midnight.
  saldo.clock.set('2026-11-30T22:30:00.000Z' as Instant)
  await keepBooks(saldo.house)
  expect(await postings()).toHaveLength(before.length)
  saldo.clock.set('2026-11-30T23:30:00.000Z' as Instant)
  await keepBooks(saldo.house)
  const [monthEnd, ...others] = (await postings()).slice(before.length)
  expect(monthEnd).toMatchObject({ kind: 'interest-accrued', postedOn: '2026-11-30' })
  expect(others).toEqual([])
  const { claim } = await loadClaim(saldo.house, saldo.house.db, old.caseId, { asOf: day('2026-11-30') })
  expect(await bookedInterest()).toBe(claim.interest)
  await keepBooks(saldo.house)
  expect(await postings()).toHaveLength(before.length + 1)
})
