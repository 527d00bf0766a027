import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { newId, type PaymentId, type RefundId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { allBookChecks } from '../cli/doctor-command.ts'
import { keepBooks } from '../payments/keep-books.ts'
import { orderRefund } from '../payments/order-refund.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { refused } from '../testing/refused.ts'
import { openBankHouse } from './bank.test-kit.ts'

const world = await openBankHouse()
const { house, desk, read } = world
const olga = await world.addStaff('manager', 'Olga Ruiz')
const payer = { name: 'Bau Adler GmbH', iban: 'DE89370400440532013000' }
const why = 'The goods of the last pallet came back.'
let file: ActiveCase
let count = 0
const next = () => `R-${(count += 1)}`
afterAll(() => world.close())
beforeEach(async () => {
  file = await world.newCase()
})

/** A transfer for the case arrives; what it became. */
async function paid(amount: string, from: Partial<typeof payer> = payer): Promise<PaymentId> {
  await read([{ id: next(), amount, reference: await world.referenceOf(file), ...from }])
  const { id } = await house.db.payment.findFirstOrThrow({ where: { caseId: file.caseId } })
  return id as PaymentId
}
const row = (refundId: string) => house.db.refund.findUniqueOrThrow({ where: { id: refundId } })
async function ask(paymentId: PaymentId, amountMinor: number, account: 'payer' | 'ask' = 'payer') {
  const refundId: RefundId = newId('refund', Date.now())
  const asked = { caseId: file.caseId, refundId, paymentId, amountMinor: minor(amountMinor), account, why }
  await desk.payments.askRefund(asked)
  return refundId
}
/** The seconds are over: the money is ordered at the bank. */
async function leave(refundId: RefundId) {
  const { version } = await row(refundId)
  await orderRefund(house, { refundId, version })
  await world.drain()
  return house.db.payBack.findFirstOrThrow({ where: { kind: 'REFUND', subjectId: refundId } })
}
const bankSays = (direction: 'DBIT' | 'CRDT', endToEndId: string, amount: string, returnReason?: string) =>
  read([{ id: next(), amount, direction, endToEndId, ...payer, ...(returnReason ? { returnReason } : {}) }])
const portal = () => world.callerAs(file.actor).portal.view()
async function booksAddUp() {
  await keepBooks(house)
  await world.drain()
  for (const check of allBookChecks(house, house.db))
    for await (const { sentence } of check.differences()) expect(sentence).toBe('')
}
const mailsTo = (kind: string) =>
  house.db.outgoingMail.findMany({ where: { kind, caseId: file.caseId }, select: { data: true } })

test('a part of a transfer goes back to the account it came from, as the preview said, and the bank confirms it', async () => {
  const { outstanding } = await portal()
  const paymentId = await paid((outstanding / 100).toFixed(2))
  expect(await portal()).toMatchObject({ state: 'paid', outstanding: 0 })
  const seen = await desk.payments.refunds({ caseId: file.caseId })
  expect(seen.receipts[0]).toMatchObject({ way: 'transfer', payer })
  const asked = { caseId: file.caseId, paymentId, amountMinor: minor(500_00) }
  const preview = await desk.payments.previewRefund(asked)
  // A preview leaves nothing behind.
  expect(await world.books(file.caseId)).not.toHaveProperty('IN_TRANSIT')
  expect(preview).toMatchObject({ needsSecond: false, owedBack: 0 })
  expect(preview.after.outstanding).toBe(500_00)
  const { endToEndId } = await leave(await ask(paymentId, 500_00))
  const books = await world.books(file.caseId)
  expect(books).toMatchObject({ IN_TRANSIT: -500_00, BANK: outstanding })
  expect(-(books['PAYABLE'] ?? 0)).toBe(preview.after.payable)
  expect(-(books['FEES'] ?? 0)).toBe(preview.after.commission)
  expect(preview.after.commission).toBeLessThan(preview.before.commission)
  expect(await portal()).toMatchObject({ state: 'open', outstanding: 500_00 })
  const order = readFileSync(join(house.config.bank.inbox, '..', 'out', `pain-${endToEndId}.xml`), 'utf8')
  expect(order).toContain(`<IBAN>${payer.iban}</IBAN>`)
  expect(order).toContain('<InstdAmt Ccy="EUR">500.00</InstdAmt>')
  await bankSays('DBIT', endToEndId, '500.00')
  expect(await house.db.refund.findFirst({ where: { caseId: file.caseId } })).toMatchObject({
    status: 'DONE',
  })
  expect((await house.db.payBack.findUniqueOrThrow({ where: { endToEndId } })).status).toBe('CONFIRMED')
  await booksAddUp()
  expect((await mailsTo('refund-debtor')).map(({ data }) => (data as { news: string }).news)).toEqual(
    expect.arrayContaining(['ORDERED', 'DONE']),
  )
  expect(await mailsTo('refund-creditor')).not.toHaveLength(0)
})

test('what the bank sends back is a receipt again as of its day, and a person decides anew', async () => {
  const { outstanding } = await portal()
  const paymentId = await paid((outstanding / 100).toFixed(2))
  const refundId = await ask(paymentId, 400_00)
  const { endToEndId } = await leave(refundId)
  await bankSays('DBIT', endToEndId, '400.00')
  await bankSays('CRDT', endToEndId, '400.00', 'AC04')
  expect(await row(refundId)).toMatchObject({ status: 'FAILED', failure: 'AC04' })
  expect(await portal()).toMatchObject({ state: 'paid', outstanding: 0 })
  const books = await world.books(file.caseId)
  expect(books).not.toHaveProperty('UNALLOCATED')
  await booksAddUp()
  const { receipts } = await desk.payments.refunds({ caseId: file.caseId })
  expect(receipts.map(({ most }) => most).toSorted((one, other) => one - other)).toEqual([
    400_00,
    outstanding - 400_00,
  ])
})

test('where the bank did not say the account the debtor is asked for it, and a person looks before anything leaves', async () => {
  const { outstanding } = await portal()
  const paymentId = await paid((outstanding / 100).toFixed(2), { name: 'Bau Adler GmbH', iban: '' })
  await expect(ask(paymentId, 100_00)).rejects.toMatchObject(refused('payments.noPayerAccount'))
  const refundId = await ask(paymentId, 100_00, 'ask')
  expect((await row(refundId)).status).toBe('ASKED')
  await expect(
    desk.payments.approveRefund({ caseId: file.caseId, refundId, version: 0 }),
  ).rejects.toMatchObject(refused('payments.refundDecided'))
  const stranger = world.callerAs((await world.newCase()).actor)
  const account = { refundId, name: 'Bau Adler GmbH', iban: 'DE02 1203 0000 0000 2020 51' }
  await expect(stranger.bank.sayAccount(account)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const debtor = world.callerAs(file.actor)
  expect((await debtor.bank.credit()).refunds).toMatchObject([{ refundId, standing: 'asked' }])
  await expect(debtor.bank.sayAccount({ ...account, iban: 'DE02 1203 0000 0000 2020 52' })).rejects.toThrow()
  await debtor.bank.sayAccount(account)
  // Below the limit one person is enough, also the one who asked.
  await desk.payments.approveRefund({ caseId: file.caseId, refundId, version: 1 })
  expect(await leave(refundId)).toMatchObject({ toIban: 'DE02120300000000202051', status: 'ORDERED' })
  await expect(debtor.bank.sayAccount(account)).rejects.toMatchObject(refused('payments.accountNotAsked'))
  await booksAddUp()
})

test('what was paid too much is offered back, asked for behind the link, and leaves the claim and the creditor alone', async () => {
  const { outstanding } = await portal()
  await paid(((outstanding + 75_00) / 100).toFixed(2))
  await world.drain()
  expect(await mailsTo('credit-offered')).toHaveLength(1)
  const debtor = world.callerAs(file.actor)
  expect(await debtor.bank.credit()).toMatchObject({
    toAccount: 75_00,
    toCard: 0,
    withCreditor: 0,
    refunds: [],
  })
  await expect(debtor.bank.askCredit({ account: null })).rejects.toMatchObject(refused('bank.accountNeeded'))
  const account = { name: 'Bau Adler GmbH', iban: 'DE02120300000000202051' }
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => debtor.bank.askCredit({ account })))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const { refundId, standing } = (await debtor.bank.credit()).refunds[0] ?? {}
  expect(standing).toBe('decided')
  await expect(
    desk.payments.askRefund({
      caseId: file.caseId,
      refundId: newId('refund', Date.now()),
      paymentId: (await row(refundId ?? '')).paymentId as PaymentId,
      amountMinor: minor(outstanding + 75_00),
      account: 'payer',
      why,
    }),
  ).rejects.toMatchObject(refused('payments.refundTooMuch'))
  const before = await world.books(file.caseId)
  const id = refundId as RefundId
  await desk.payments.approveRefund({ caseId: file.caseId, refundId: id, version: 0 })
  const { endToEndId } = await leave(id)
  const after = await world.books(file.caseId)
  expect(after).not.toHaveProperty('DEBTOR_CREDIT')
  expect(after['PAYABLE']).toBe(before['PAYABLE'])
  expect(await portal()).toMatchObject({ state: 'paid', outstanding: 0 })
  expect(await mailsTo('refund-creditor')).toHaveLength(0)
  await bankSays('DBIT', endToEndId, '75.00')
  expect((await debtor.bank.credit()).refunds).toMatchObject([{ standing: 'done', accountEnd: '2051' }])
  await booksAddUp()
})

test('from the limit on two people of the desk agree to what a debtor asks for, and the debtor is none of them', async () => {
  const { outstanding } = await portal()
  await paid(((outstanding + 2_000_00) / 100).toFixed(2))
  const debtor = world.callerAs(file.actor)
  await debtor.bank.askCredit({ account: { name: 'Bau Adler GmbH', iban: payer.iban } })
  const { id } = await house.db.refund.findFirstOrThrow({ where: { caseId: file.caseId } })
  const refundId = id as RefundId
  await desk.payments.approveRefund({ caseId: file.caseId, refundId, version: 0 })
  expect((await row(refundId)).status).toBe('WAITING')
  await expect(
    desk.payments.approveRefund({ caseId: file.caseId, refundId, version: 1 }),
  ).rejects.toMatchObject(refused('payments.needsSecondPerson'))
  // An account that is named anew is looked at anew.
  await debtor.bank.sayAccount({ refundId, name: 'Bau Adler GmbH', iban: 'DE02120300000000202051' })
  await expect(
    world.callerAs(olga).payments.approveRefund({ caseId: file.caseId, refundId, version: 1 }),
  ).rejects.toMatchObject(refused('payments.changedMeanwhile'))
  // Both of them agree to it: who had agreed before has seen another account.
  await world.callerAs(olga).payments.approveRefund({ caseId: file.caseId, refundId, version: 2 })
  expect(await row(refundId)).toMatchObject({ status: 'WAITING', requestedByName: 'Olga Ruiz' })
  await desk.payments.approveRefund({ caseId: file.caseId, refundId, version: 3 })
  expect(await row(refundId)).toMatchObject({ status: 'HELD', approvedByName: 'Marta Ferrer' })
})

test('a receipt of which a part went back is not undone as a whole', async () => {
  await leave(await ask(await paid('600.00'), 100_00))
  const rest = await house.db.payment.findFirstOrThrow({
    where: { caseId: file.caseId, status: 'SUCCEEDED' },
  })
  const asked = { caseId: file.caseId, paymentId: rest.id as PaymentId, kind: 'TAKE_BACK', why } as const
  await expect(
    desk.corrections.ask({ ...asked, correctionId: newId('correction', Date.now()), invoiceIds: [] }),
  ).rejects.toMatchObject(refused('corrections.partGivenBack'))
  await booksAddUp()
})
