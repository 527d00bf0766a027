import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Staff } from '#shared/access/actor.ts'
import { defaultMandate } from '#shared/agreements/mandate.ts'
import { creditorReference } from '#shared/bank/creditor-reference.ts'
import { addDays } from '#shared/dates.ts'
import type { Id } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { camtFile, type KitEntry } from '../bank/camt.test-kit.ts'
import { receiveBankFile } from '../bank/receive-file.ts'
import { allBookChecks } from '../cli/doctor-command.ts'
import { inTransaction } from '../db.ts'
import { chargedBack } from '#shared/ledger/receipt-postings.ts'
import { takeBackReceipt } from '../payments/take-back-receipt.ts'
import { pagesOf } from '../ports/pdf-text.test-kit.ts'
import { refused } from '../testing/refused.ts'
import { openTestHouse, type TestHouse, testNow } from '../testing/test-house.ts'
import { invoiceWhatWaits } from './invoice-what-waits.ts'
import { openTill } from './remittances.test-kit.ts'
import { sendRun } from './send-run.ts'

let saldo: TestHouse
let [marta, olof]: Staff[] = []
let till: Awaited<ReturnType<typeof openTill>>
beforeAll(async () => {
  saldo = await openTestHouse()
  marta = await saldo.addStaff('manager', 'Marta Ferrer')
  olof = await saldo.addStaff('auditor', 'Olof Lind')
  till = await openTill(saldo, 'Aceros Vega SL')
  await till.addDetails()
  await paidApart(till.creditor.creditorId)
})
afterAll(() => saldo.close())

const nobody = 'fin_nobody' as Id<'feeInvoice'>
const system = { kind: 'system', language: 'en' } as const
const desk = (who = marta) => {
  if (!who) throw new Error('There is nobody')
  return saldo.callerAs(who).remittances
}
const unpaid = async () => (await desk().invoices()).open
const own = () => saldo.callerAs(till.creditor).remittances

const paidApart = (creditorId: string) =>
  saldo.house.db.agreement.updateMany({
    where: { creditorId },
    data: { mandate: { ...defaultMandate, feeSettlement: 'PAID_APART' } },
  })

/** One run, counted, approved and ordered. */
async function run() {
  const { runId } = await desk().begin()
  await saldo.drain()
  const { version } = await desk().run({ runId })
  const approved = await desk().approve({ runId, version })
  await sendRun(saldo.house, { runId, ...approved })
  await saldo.drain()
  return desk().run({ runId })
}

/** What the bank of our own account tells. */
async function told(entries: KitEntry[], name: string) {
  const iban = saldo.house.config.agencyBank?.iban ?? ''
  const file = camtFile({ iban, entries })
  const received = await receiveBankFile(saldo.house, name, Readable.from([Buffer.from(file)]), null)
  await saldo.drain()
  return saldo.house.db.bankImport.findUniqueOrThrow({ where: { id: received.importId } })
}

async function allIsWell() {
  for (const { name, differences } of allBookChecks(saldo.house, saldo.house.db))
    for await (const found of differences()) throw new Error(`${name}: ${found.sentence}`)
}

test('paid apart, a run remits everything, and asks for the fee by an invoice that says how to pay it', async () => {
  await till.pay(300_000, 'BANK')
  expect(await till.balance('PAYABLE')).toBe(-300_000)
  const shown = await run()
  expect(shown.remittances).toMatchObject([{ gross: 300_000, net: 300_000, fee: 0, vat: 0, status: 'SENT' }])
  expect(await till.balance('PAYABLE')).toBe(0)

  const { invoices } = await own().list({})
  expect(invoices).toMatchObject([{ total: 36_300, open: 36_300, isLate: false }])
  const one = await own().invoice({ feeInvoiceId: invoices[0]?.feeInvoiceId ?? nobody })
  expect(one).toMatchObject({ net: 30_000, vat: 6_300, kept: 0, asked: 36_300, paidApartFrom: shown.number })
  expect(one.transfer).toMatchObject({
    iban: saldo.house.config.agencyBank?.iban,
    reference: creditorReference(one.number),
    amount: 36_300,
    picture: { kind: 'EPC' },
  })
  expect(await till.balance('INVOICED')).toBe(36_300)

  const row = await saldo.house.db.feeInvoice.findUniqueOrThrow({ where: { id: one.feeInvoiceId } })
  const paper = pagesOf(await saldo.house.files.bytes(row.fileKey ?? ''))
    .join(' ')
    .replaceAll('\u00a0', ' ')
  expect(paper).toContain('we paid out to you in full')
  expect(paper.replaceAll(' ', '')).toContain(creditorReference(one.number))
  await allIsWell()
})

test('a transfer to our own account with its reference pays it, once, and nothing else there is kept', async () => {
  const [invoice] = (await own().list({})).invoices
  const reference = creditorReference(invoice?.number ?? '')
  const part: KitEntry = { id: 'O-1', amount: '100.00', reference, name: 'Aceros Vega SL' }
  const imported = await told([part, { id: 'O-2', amount: '55.00', text: 'rent of the office' }], 'own-1.xml')
  expect(imported).toMatchObject({ status: 'DONE', found: 1 })
  expect(await saldo.house.db.collectiveEntry.count()).toBe(1)
  const feeInvoiceId = invoice?.feeInvoiceId ?? nobody
  expect(await own().invoice({ feeInvoiceId })).toMatchObject({ open: 26_300 })

  // Told again in another file, and then the rest with a little too much.
  await told([part, { id: 'O-3', amount: '263.10', text: `factura ${invoice?.number}` }], 'own-2.xml')
  const paid = await own().invoice({ feeInvoiceId })
  expect(paid).toMatchObject({ open: 0, transfer: null })
  expect(paid.payments.toSorted((one, other) => one.amount - other.amount)).toMatchObject([
    { kind: 'BANK', amount: 10_000, over: 0 },
    { kind: 'BANK', amount: 26_300, over: 10 },
  ])
  expect(paid.payments.every(({ postingId }) => postingId?.startsWith('pst_'))).toBe(true)
  expect(await till.balance('INVOICED')).toBe(0)
  expect(await till.balance('FEES')).toBe(0)

  // What names an invoice on which nothing is open is for a person to see.
  await told([{ id: 'O-4', amount: '1.00', reference }], 'own-3.xml')
  expect(await saldo.house.db.collectiveEntry.count({ where: { settledAt: null } })).toBe(1)
  await allIsWell()
})

test('what a person notes is posted with a reason, taken back by a reversal, and never more than is open', async () => {
  await till.pay(100_000, 'BANK')
  await run()
  const [invoice] = await unpaid()
  if (!invoice) throw new Error('One is open')
  const { feeInvoiceId, open } = invoice
  expect(open).toBe(12_100)
  const note = {
    feeInvoiceId,
    seenOpenMinor: open,
    amountMinor: minor(12_100),
    receivedOn: saldo.house.clock.today(),
    why: 'Seen on the statement, without a reference',
  }
  await expect(desk().settleInvoice({ ...note, amountMinor: minor(12_101) })).rejects.toMatchObject(
    refused('remittances.moreThanOpen'),
  )
  await expect(
    desk().settleInvoice({ ...note, receivedOn: addDays(note.receivedOn, 1) }),
  ).rejects.toMatchObject(refused('remittances.notYet'))
  await expect(desk(olof).settleInvoice(note)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const both = await Promise.allSettled([desk().settleInvoice(note), desk().settleInvoice(note)])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await unpaid()).toEqual([])

  const [payment] = (await own().invoice({ feeInvoiceId })).payments
  const back = {
    feePaymentId: payment?.feePaymentId ?? ('fip_nobody' as Id<'feePayment'>),
    why: 'It was the payment of somebody else',
  }
  await desk().takeBackFeePayment(back)
  await expect(desk().takeBackFeePayment(back)).rejects.toMatchObject(refused('remittances.paymentTakenBack'))
  expect(await own().invoice({ feeInvoiceId })).toMatchObject({ open: 12_100 })
  expect(await till.balance('INVOICED')).toBe(12_100)
  await allIsWell()
})

test('a fee that falls with a chargeback is a credit note, set off against the open invoice', async () => {
  const paymentId = await till.pay(50_000, 'CARD_CLEARING')
  await till.payOut(50_000)
  await run()
  expect((await unpaid()).map(({ open }) => open)).toEqual([12_100, 6_050])
  await inTransaction(saldo.house.db, system, (tx) =>
    takeBackReceipt(saldo.house, tx, system, {
      paymentId,
      cause: `dp_test:${paymentId}`,
      leaves: (caseId, amount, currency) => chargedBack(caseId, amount, currency),
      why: 'fraudulent',
    }),
  )
  // No run pays anything out: it is not lost, and asked for by itself two weeks later.
  await invoiceWhatWaits(saldo.house)
  expect(await unpaid()).toHaveLength(2)
  saldo.clock.set(`${addDays(saldo.house.clock.today(), 15)}T10:00:00.000Z` as typeof testNow)
  await invoiceWhatWaits(saldo.house)
  await invoiceWhatWaits(saldo.house)
  const left = await unpaid()
  expect(left.map(({ open, isLate }) => [open, isLate])).toEqual([
    [6_050, true],
    [6_050, true],
  ])
  const credit = await saldo.house.db.feeInvoice.findFirstOrThrow({ where: { kind: 'CREDIT_NOTE' } })
  expect(await own().invoice({ feeInvoiceId: credit.id as Id<'feeInvoice'> })).toMatchObject({
    asked: -6_050,
    open: 0,
    payments: [{ kind: 'SET_OFF', amount: -6_050 }],
  })
  expect(await till.balance('INVOICED')).toBe(12_100)
  const home = await saldo.callerAs(till.creditor).cases.home()
  expect(home.payouts.lateInvoices).toHaveLength(2)
  await allIsWell()
  saldo.clock.set(testNow)
})

test('a stranger pays nobody’s invoice and sees none', async () => {
  const other = await openTill(saldo, 'Nordlicht Textil GmbH', 'DE')
  const theirs = saldo.callerAs(other.creditor).remittances
  const [invoice] = await unpaid()
  const feeInvoiceId = invoice?.feeInvoiceId ?? nobody
  await expect(theirs.invoice({ feeInvoiceId })).rejects.toMatchObject(refused('access.notFound'))
  expect((await theirs.list({})).invoices).toEqual([])
})

test('the doctor finds an invoice that asks for something else than was charged, and a payment nobody posted', async () => {
  const [invoice] = await unpaid()
  const { db } = saldo.house
  const where = { id: invoice?.feeInvoiceId ?? nobody }
  await db.feeInvoice.update({ where, data: { keptMinor: { increment: 1n } } })
  await expect(allIsWell()).rejects.toThrow('fee invoices ask for what was charged')
  await db.feeInvoice.update({ where, data: { keptMinor: { decrement: 1n } } })
  await db.feeInvoicePayment.create({
    data: {
      id: 'fip_nobody',
      feeInvoiceId: where.id,
      creditorId: till.creditor.creditorId,
      kind: 'SET_OFF',
      amountMinor: 1n,
      currency: 'EUR',
      receivedOn: '2026-11-21',
      at: new Date(saldo.house.clock.now()),
    },
  })
  await expect(allIsWell()).rejects.toThrow('what was settled of fee invoices is posted')
})
