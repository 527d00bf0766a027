import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Creditor, Staff } from '#shared/access/actor.ts'
import { type InvoiceId, newId } from '#shared/ids.ts'
import { type Minor, minor, sum } from '#shared/money.ts'
import { examine } from '../cli/doctor-command.ts'
import { keepBooks } from '../payments/keep-books.ts'
import { type ActiveCase, addActiveCase } from '../testing/debtor.ts'
import { refused } from '../testing/refused.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { loadClaim } from './load-claim.ts'

let saldo: TestHouse
let vega: Creditor
let marta: Staff
let olga: Staff
let collector: Staff
let file: ActiveCase
beforeAll(async () => {
  saldo = await openTestHouse()
  marta = await saldo.addStaff('manager', 'Marta Ferrer')
  olga = await saldo.addStaff('manager', 'Olga Lind')
  collector = await saldo.addStaff('collector', 'Jonas Brandt')
  vega = await saldo.addCreditor('Aceros Vega SL')
})
afterAll(() => saldo.close())
beforeEach(async () => {
  file = await addActiveCase(saldo.house, { creditor: vega, collector })
  await keepBooks(saldo.house)
})

const claimOf = async () => (await loadClaim(saldo.house, saldo.house.db, file.caseId)).claim
const healthy = () => examine(saldo.house.db, saldo.house.config.databaseUrl, saldo.clock)
const reason = 'Paid the invoice within a week of our call'
const waive = (amountMinor: number, by: Staff = marta) =>
  saldo.callerAs(by).cases.waiveInterest({
    caseId: file.caseId,
    invoiceId: file.invoiceIds[0] as InvoiceId,
    amountMinor: minor(amountMinor),
    reason,
  })

test('waived interest is owed no more, for anybody, and the books say who and why', async () => {
  const before = await claimOf()
  expect(await waive(100_00)).toMatchObject({ isWaiting: false })
  const after = await claimOf()
  expect([after.waived, before.outstanding - after.outstanding]).toEqual([100_00, 100_00])
  expect(after.interest).toBe(before.interest - 100_00)
  const view = await saldo.callerAs(file.actor).portal.view()
  expect([view.outstanding, view.waived]).toEqual([after.outstanding, 100_00])
  // Slices explain the whole; less what is waived they are what is owed.
  const [shown] = view.invoices
  expect(sum(shown?.slices.map(({ interest }) => interest) ?? [])).toBe(
    (shown?.interest.owed ?? 0) + (shown?.interest.waived ?? 0),
  )
  expect(shown?.interest.waived).toBe(100_00)
  const { postings } = await saldo.callerAs(vega).ledger.postings({ caseId: file.caseId, filter: 'claims' })
  const reduced = postings.find(({ kind }) => kind === 'claim-reduced')
  expect(reduced?.amount).toBe(-100_00)
  const transactionId = reduced?.transactionId ?? ''
  expect(await saldo.callerAs(marta).desk.posting({ transactionId })).toMatchObject({
    why: reason,
    by: 'Marta Ferrer',
  })
  await healthy()
  // Tomorrow interest runs on as before: only what had accrued is given up.
  saldo.clock.forward(86_400)
  expect((await claimOf()).interest).toBeGreaterThan(after.interest)
  await healthy()
})

test('no more than is open, and only by an account manager', async () => {
  const [line] = (await claimOf()).invoices
  const most = line?.interestOpen ?? 0
  await expect(waive(most + 1)).rejects.toMatchObject(
    refused('cases.waiverTooMuch', { mostMinor: most, currency: 'EUR' }),
  )
  await expect(waive(100, collector)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(saldo.callerAs(vega).cases.waiveInterest({} as never)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
})

test('above the limit it waits for a second person, and silence changes nothing', async () => {
  const before = await claimOf()
  const { waiverId, isWaiting } = await waive(500_01)
  expect(isWaiting).toBe(true)
  expect(await claimOf()).toEqual(before)
  const decide = (by: Staff, approve: boolean) =>
    saldo.callerAs(by).cases.decideWaiver({ caseId: file.caseId, waiverId, approve })
  await expect(decide(marta, true)).rejects.toMatchObject(refused('cases.waiverSecondPerson'))
  // Everybody who may be the second person is written to, and nobody else.
  const owed = () =>
    saldo.house.db.outgoingMail.findMany({ where: { kind: 'waiver-waiting', caseId: file.caseId } })
  expect((await owed()).map(({ recipient }) => recipient)).toEqual([olga.email])
  await saldo.drain()
  const mail = saldo.mails.findLast(({ to }) => to === olga.email)
  for (const said of [
    'Marta Ferrer',
    reason,
    '€500.01',
    `/desk/inbox/WAIVER:${waiverId}`,
    'nothing is waived',
  ])
    expect(mail?.text).toContain(said)
  const { waivers } = await saldo.callerAs(olga).desk.workspace({ caseId: file.caseId })
  expect(waivers).toMatchObject([{ waiverId, amount: 500_01, askedByName: 'Marta Ferrer', reason }])
  const inInbox = async () => (await saldo.callerAs(olga).desk.inbox({ kind: 'WAIVER' })).items
  expect(await inInbox()).toMatchObject([{ subjectId: waiverId, amount: 500_01, text: reason }])
  const told = await Promise.allSettled([decide(olga, true), decide(olga, true)])
  expect(await inInbox()).toEqual([])
  expect(told.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect((await claimOf()).waived).toBe(500_01)
  await healthy()
})

test('what is refused stays owed', async () => {
  const before = await claimOf()
  const { waiverId } = await waive(600_00)
  const decided = await saldo
    .callerAs(olga)
    .cases.decideWaiver({ caseId: file.caseId, waiverId, approve: false })
  expect(decided.isWaived).toBe(false)
  // Decided before the mail could leave: there is nothing left to say.
  const mails = saldo.mails.length
  await saldo.drain()
  expect(saldo.mails.slice(mails).filter(({ to }) => to === olga.email)).toEqual([])
  expect(await claimOf()).toEqual(before)
})

test('a debt at or above the limit of the agreement is its creditor’s to reduce (A33)', async () => {
  file = await addActiveCase(saldo.house, {
    creditor: vega,
    collector,
    invoices: [{ number: '1', dueOn: '2026-03-01', amountMinor: 50_000_00n }],
  })
  await expect(waive(100)).rejects.toMatchObject(refused('cases.waiverIsCreditors'))
})

test('where nothing else is open the case is settled', async () => {
  file = await addActiveCase(saldo.house, {
    creditor: vega,
    collector,
    invoices: [{ number: '1', dueOn: '2026-10-01', amountMinor: 1_000_00n }],
  })
  const { db, clock } = saldo.house
  const paymentId = newId('payment', Date.parse(clock.now()))
  const [line] = (await claimOf()).invoices
  const pieces = [
    ['PRINCIPAL', line?.principalOpen],
    ['COMPENSATION', line?.compensationOpen],
  ] as const
  const amount = pieces.reduce((all, [, piece]) => all + BigInt(piece ?? 0), 0n)
  await db.payment.create({
    data: {
      id: paymentId,
      caseId: file.caseId,
      creditorId: vega.creditorId,
      method: 'card',
      status: 'SUCCEEDED',
      amountMinor: amount,
      currency: 'EUR',
      language: 'de',
      receivedOn: '2026-11-21',
      settledAt: new Date(clock.now()),
      allocations: {
        create: pieces.map(([part, piece]) => ({
          id: newId('allocation', Date.parse(clock.now())),
          creditorId: vega.creditorId,
          part,
          invoiceId: file.invoiceIds[0] ?? null,
          amountMinor: BigInt(piece ?? 0),
        })),
      },
    },
  })
  await waive((await claimOf()).outstanding as Minor)
  const row = await db.case.findUniqueOrThrow({ where: { id: file.caseId } })
  expect([row.status, row.closeCode]).toEqual(['CLOSED', 'SETTLED'])
})
