import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Creditor, Staff } from '#shared/access/actor.ts'
import { newId } from '#shared/ids.ts'
import { postingNumber } from '#shared/ledger/posting-number.ts'
import { inTransaction } from '../db.ts'
import { keepBooks } from '../payments/keep-books.ts'
import { postReceipt } from '../payments/post-receipt.ts'
import { type ActiveCase, addActiveCase } from '../testing/debtor.ts'
import { refused } from '../testing/refused.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

let saldo: TestHouse
let vega: Creditor
let nord: Creditor
let manager: Staff
let paid: ActiveCase
let paymentId: string
beforeAll(async () => {
  saldo = await openTestHouse()
  manager = await saldo.addStaff('manager', 'Marta Ferrer')
  const collector = await saldo.addStaff('collector', 'Jonas Brandt')
  vega = await saldo.addCreditor('Aceros Vega SL')
  nord = await saldo.addCreditor('Nordlicht Textil GmbH')
  paid = await addActiveCase(saldo.house, { creditor: vega, collector, number: 'C-AV-0001' })
  await addActiveCase(saldo.house, { creditor: vega, collector, number: 'C-AV-0002' })
  await addActiveCase(saldo.house, { creditor: nord, collector, number: 'C-NT-0001' })
  await keepBooks(saldo.house)
  paymentId = newId('payment', Date.parse(saldo.house.clock.now()))
  await inTransaction(saldo.house.db, { kind: 'system', language: 'en' }, async (tx) => {
    await tx.payment.create({
      data: {
        id: paymentId,
        caseId: paid.caseId,
        creditorId: vega.creditorId,
        method: 'card',
        status: 'STARTED',
        amountMinor: 500_00n,
        currency: 'EUR',
        language: 'de',
      },
    })
    const receipt = { paymentId, providerPaymentId: null, card: null }
    await postReceipt(saldo.house, tx, { kind: 'system', language: 'en' }, receipt)
  })
})
afterAll(() => saldo.close())

test('the account says how what was recovered became what is to come', async () => {
  const book = await saldo.callerAs(vega).ledger.account()
  expect(book.standings).toEqual([
    {
      currency: 'EUR',
      recovered: 500_00,
      direct: 0,
      fee: 50_00,
      vat: expect.any(Number),
      kept: 0,
      invoiced: 0,
      paidOut: 0,
      other: 0,
      toCome: expect.any(Number),
    },
  ])
  const [standing] = book.standings
  expect(standing?.toCome).toBe(500_00 - 50_00 - (standing?.vat ?? 0))
  expect(book.cases.map(({ number }) => number)).toEqual(['C-AV-0002', 'C-AV-0001'])
})

test('every posting stands there, page by page, and each figure leads to its own', async () => {
  const { postings } = saldo.callerAs(vega).ledger
  const all = await postings({ limit: 100 })
  expect(all.next).toBeNull()
  const first = await postings({ limit: 3 })
  const second = await postings({ limit: 100, cursor: first.next ?? '' })
  expect([...first.postings, ...second.postings]).toEqual(all.postings)
  const { caseId } = paid
  const ofCase = await postings({ caseId, limit: 100 })
  expect(new Set(ofCase.postings.map((row) => row.case?.number))).toEqual(new Set(['C-AV-0001']))
  const recovered = await postings({ filter: 'recovered' })
  expect(recovered.postings).toMatchObject([
    { kind: 'receipt-allocated', amount: 500_00, toCome: 500_00, source: { kind: 'PAYMENT' } },
  ])
  const ofPayment = await postings({ of: paymentId, limit: 100 })
  expect(new Set(ofPayment.postings.map(({ kind }) => kind))).toEqual(
    new Set(['receipt-cleared', 'receipt-allocated', 'commission-charged']),
  )
  const invoice = await saldo.house.db.invoice.findFirstOrThrow({ where: { caseId: paid.caseId } })
  const ofInvoice = await postings({ of: invoice.id, limit: 100 })
  expect(ofInvoice.postings.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['invoice-placed', 'receipt-allocated']),
  )
  expect((await postings({ of: newId('payment', 0) })).postings).toEqual([])
  const share = await postings({ filter: 'share' })
  expect(share.postings).toMatchObject([{ kind: 'commission-charged' }])
  expect(share.postings[0]?.toCome).toBeLessThan(-49_99)
})

test('one posting tells what it comes from and what it moved, and the desk reads the same', async () => {
  const { postings: found } = await saldo.callerAs(vega).ledger.postings({ filter: 'recovered' })
  const [{ transactionId } = { transactionId: '' }] = found
  const posting = await saldo.callerAs(vega).ledger.posting({ transactionId })
  expect(posting).toMatchObject({
    kind: 'receipt-allocated',
    case: { number: 'C-AV-0001', debtor: 'Bau Adler GmbH' },
    source: { kind: 'PAYMENT', receiptNumber: expect.stringMatching(/^R-/) },
    reverses: null,
  })
  expect(posting).not.toHaveProperty('by')
  const accounts = posting.entries.map(({ account }) => account)
  expect(accounts).toEqual(expect.arrayContaining(['UNALLOCATED', 'PAYABLE', 'CLAIM_COMPENSATION', 'PLACED']))
  const atDesk = await saldo.callerAs(manager).desk.posting({ transactionId })
  expect(atDesk.entries).toEqual(posting.entries)
  const ofVega = await saldo.callerAs(manager).ledger.account({ creditorId: vega.creditorId })
  expect(ofVega.creditor).toBe('Aceros Vega SL')
})

test('a number that was read on paper opens its posting, for the company and for the desk', async () => {
  const { postings } = await saldo.callerAs(vega).ledger.postings({ limit: 100 })
  for (const { transactionId } of postings) {
    const typed = postingNumber(transactionId).toLowerCase()
    const own = await saldo.callerAs(vega).ledger.posting({ transactionId: typed })
    expect(own.transactionId).toBe(transactionId)
    const atDesk = await saldo.callerAs(manager).desk.posting({ transactionId: typed })
    expect(atDesk.transactionId).toBe(transactionId)
    await expect(saldo.callerAs(nord).ledger.posting({ transactionId: typed })).rejects.toMatchObject(
      refused('access.notFound'),
    )
  }
  await expect(saldo.callerAs(manager).desk.posting({ transactionId: '00000-00000' })).rejects.toMatchObject(
    refused('access.notFound'),
  )
})

test('a stranger sees nothing of it', async () => {
  const { postings } = await saldo.callerAs(vega).ledger.postings({ filter: 'recovered' })
  const [{ transactionId } = { transactionId: '' }] = postings
  const stranger = saldo.callerAs(nord)
  await expect(stranger.ledger.posting({ transactionId })).rejects.toMatchObject(refused('access.notFound'))
  expect((await stranger.ledger.postings({ caseId: paid.caseId })).postings).toEqual([])
  expect((await stranger.ledger.account()).cases.map(({ number }) => number)).toEqual(['C-NT-0001'])
  await expect(stranger.ledger.account({ creditorId: vega.creditorId })).rejects.toMatchObject(
    refused('access.notFound'),
  )
  await expect(stranger.desk.posting({ transactionId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(saldo.callerAs(paid.actor).ledger.account()).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
