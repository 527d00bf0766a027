import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { day } from '#shared/dates.ts'
import { languages } from '#shared/languages.ts'
import { postingNumber } from '#shared/ledger/posting-number.ts'
import { newId, type PaymentId } from '#shared/ids.ts'
import { type Minor, minor } from '#shared/money.ts'
import { postingsBehind } from '#shared/reports/behind-lines.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import { keepBooks } from '../payments/keep-books.ts'
import { orderRefund } from '../payments/order-refund.ts'
import { openSandboxHouse } from '../payments/sandbox-house.test-kit.ts'
import { postReceipt } from '../payments/post-receipt.ts'
import { sendRefund } from '../payments/send-refund.ts'
import { settleChargeback } from '../payments/settle-chargeback.ts'
import { pagesOf } from '../ports/pdf-text.test-kit.ts'
import { renderPdf } from '../ports/pdf.ts'
import { openBrowser } from '../portal/portal.test-kit.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { loadStatement } from './statement-data.ts'
import { statementPaper } from './statement-paper.ts'

const world = await openSandboxHouse()
const { house } = world
let openCase: ActiveCase
afterAll(() => world.close())
beforeEach(async () => {
  openCase = await world.anew()
})

async function payOne(amountMinor: number): Promise<string> {
  const { paymentId } = await world.start(openCase, { kind: 'amount', amountMinor: amountMinor as Minor })
  await world.pay(paymentId)
  await world.statusIs(paymentId, 'SUCCEEDED')
  return paymentId
}
/** Money that the card provider sends although nothing is open any more. */
async function comeByCard(id: PaymentId, amountMinor: number): Promise<void> {
  const { creditorId } = world.creditor
  const money = { amountMinor: BigInt(amountMinor), currency: 'EUR', language: 'de', method: 'card' }
  await house.db.payment.create({
    data: { id, caseId: openCase.caseId, creditorId, status: 'STARTED', ...money },
  })
  const system = { kind: 'system', language: 'en' } as const
  const receipt = { paymentId: id, providerPaymentId: `pi_${id}`, card: null }
  await inTransaction(house.db, system, (tx) => postReceipt(house, tx, system, receipt))
}
const today = () => house.clock.today('Europe/Madrid')

describe('the statement of account', () => {
  test('is the claim of the day to the cent, with the receipt of each payment', async () => {
    const paymentId = await payOne(100_000)
    const loaded = await loadStatement(house, house.db, openCase.caseId)
    const { claim } = await loadClaim(house, house.db, openCase.caseId)
    expect(loaded.statement).toMatchObject({ balance: claim.outstanding, received: 100_000, on: today() })
    const paid = await world.payment(paymentId)
    const text = pagesOf(await renderPdf(statementPaper(loaded, 'de', house.config.agency))).join(' ')
    for (const said of ['Kontoauszug', 'F-2026-001', 'Aceros Vega SL', `Quittung ${paid.receiptNumber}`])
      expect(text).toContain(said)
  })

  test('names the postings of every line, and every posting that moved the claim stands at some line', async () => {
    await keepBooks(house)
    await payOne(100_000)
    const { statement, trail } = await loadStatement(house, house.db, openCase.caseId)
    const named = statement.lines.map((line) => postingsBehind(line, trail))
    expect(named.every((ids) => ids.length > 0)).toBe(true)
    expect(new Set(named.flat())).toEqual(new Set(trail.map(({ postingId }) => postingId)))
    const loaded = await loadStatement(house, house.db, openCase.caseId)
    const text = pagesOf(await renderPdf(statementPaper(loaded, 'ar', house.config.agency))).join(' ')
    for (const id of named.flat()) expect(text).toContain(postingNumber(id))
  })

  test('after a refund tells both, the payment and what went back, and is the claim of the day again', async () => {
    const paymentId = await payOne(100_000)
    const before = await loadStatement(house, house.db, openCase.caseId)
    const refundId = newId('refund', Date.now())
    const asked = { refundId, paymentId: paymentId as PaymentId, amountMinor: minor(400_00) }
    const why = 'The goods of the last pallet came back.'
    await world.callerAs(world.manager).payments.askRefund({ caseId: openCase.caseId, ...asked, why })
    await orderRefund(house, { refundId, version: 0 })
    await sendRefund(house, refundId)
    await keepBooks(house)
    const { statement, trail } = await loadStatement(house, house.db, openCase.caseId)
    const { claim } = await loadClaim(house, house.db, openCase.caseId)
    expect(statement).toMatchObject({ received: 600_00, balance: claim.outstanding, credit: 0 })
    expect(statement.balance).toBe(before.statement.balance + 400_00)
    const ofReceipt = statement.lines.filter((line) => line.paymentId === paymentId)
    expect(ofReceipt.map(({ kind, on, amount }) => [kind, on, amount])).toEqual([
      ['RECEIPT', today(), -1000_00],
      ['REFUNDED', today(), 400_00],
    ])
    // Whatever moved the claim stands at some line: the sharing, its reversal, and what was shared out anew.
    const named = statement.lines.map((line) => postingsBehind(line, trail))
    expect(named.every((ids) => ids.length > 0)).toBe(true)
    expect(new Set(named.flat())).toEqual(new Set(trail.map(({ postingId }) => postingId)))
    const loaded = await loadStatement(house, house.db, openCase.caseId)
    const { receiptNumber } = await world.payment(paymentId)
    const text = pagesOf(await renderPdf(statementPaper(loaded, 'de', house.config.agency))).join(' ')
    expect(text).toContain(`Zahlung eingegangen, Quittung ${receiptNumber}`)
    expect(text).toContain('An den Zahler zurückgezahlt')
  })

  test('after what was paid too much went back, shows no credit any more', async () => {
    const { claim: owed } = await loadClaim(house, house.db, openCase.caseId)
    const paymentId = await payOne(owed.outstanding)
    const more = newId('payment', Date.now())
    await comeByCard(more, 50_00)
    const over = await loadStatement(house, house.db, openCase.caseId)
    expect(over.statement).toMatchObject({ balance: -50_00, credit: 50_00 })
    const refundId = newId('refund', Date.now())
    const asked = { refundId, paymentId: more, amountMinor: minor(50_00) }
    const why = 'It was paid twice.'
    await world.callerAs(world.manager).payments.askRefund({ caseId: openCase.caseId, ...asked, why })
    await orderRefund(house, { refundId, version: 0 })
    const { statement, trail } = await loadStatement(house, house.db, openCase.caseId)
    const { claim } = await loadClaim(house, house.db, openCase.caseId)
    expect(statement).toMatchObject({ balance: 0, credit: claim.credit, outstanding: claim.outstanding })
    const back = statement.lines.find(({ kind }) => kind === 'REFUNDED')
    expect(back).toMatchObject({ paymentId: more, amount: 50_00 })
    expect(back && postingsBehind(back, trail)).toHaveLength(1)
    expect(statement.lines.some((line) => line.paymentId === paymentId)).toBe(true)
  })

  test('after a chargeback tells both and stands as before the payment, and after it was won as after it', async () => {
    const before = await loadStatement(house, house.db, openCase.caseId)
    const paid = await world.payment(await payOne(100_000))
    const news = {
      disputeId: newId('event', Date.now()),
      paymentIntentId: paid.providerPaymentId,
      amountMinor: minor(100_000),
      currency: 'EUR',
      reason: 'general',
      openedAt: house.clock.now(),
      evidenceDueAt: null,
    }
    await settleChargeback(house, { ...news, status: 'needs_response' })
    const taken = await loadStatement(house, house.db, openCase.caseId)
    const told = ({ statement }: typeof taken) =>
      statement.lines.flatMap(({ kind, paymentId, amount }) => (paymentId ? [[kind, amount]] : []))
    expect(told(taken)).toEqual([
      ['RECEIPT', -100_000],
      ['CHARGED_BACK', 100_000],
    ])
    expect(taken.statement).toMatchObject({ received: 0, balance: before.statement.balance })
    await settleChargeback(house, { ...news, status: 'won' })
    const won = await loadStatement(house, house.db, openCase.caseId)
    const { claim } = await loadClaim(house, house.db, openCase.caseId)
    expect(told(won).at(-1)).toEqual(['COUNTS_AGAIN', -100_000])
    expect(won.statement).toMatchObject({ received: 100_000, balance: claim.outstanding })
  })

  test('of an earlier day does not know what came later', async () => {
    await payOne(100_000)
    const { statement } = await loadStatement(house, house.db, openCase.caseId, day('2026-07-31'))
    expect(statement).toMatchObject({ on: '2026-07-31', received: 0 })
    expect(statement.balance).toBeGreaterThan(1_240_000)
    expect(statement.lines.every(({ on }) => on <= '2026-07-31')).toBe(true)
  })

  test('of a case that was closed with something open ends with nothing', async () => {
    const closedOn = today()
    await house.db.case.update({
      where: { id: openCase.caseId },
      data: { status: 'CLOSED', closeCode: 'UNCOLLECTABLE', closedOn },
    })
    const { statement } = await loadStatement(house, house.db, openCase.caseId)
    expect(statement.lines.at(-1)?.kind).toBe('WRITTEN_OFF')
    expect(statement.balance).toBe(0)
  })

  test('refuses a day to come', async () => {
    await expect(loadStatement(house, house.db, openCase.caseId, day('2099-01-01'))).rejects.toMatchObject({
      code: 'reports.notYet',
    })
  })

  test.each(languages)('can be set in %s, and again with the same bytes', async (language) => {
    const loaded = await loadStatement(house, house.db, openCase.caseId)
    const print = () => renderPdf(statementPaper(loaded, language, house.config.agency))
    expect(Buffer.compare(await print(), await print())).toBe(0)
  })
})

describe('who reads it', () => {
  test('the debtor behind the link, and nobody without it', async () => {
    const stranger = openBrowser(house)
    expect((await stranger.get('/d/statement.pdf')).headers.get('content-type')).not.toBe('application/pdf')
    const person = openBrowser(house)
    await person.get(`/d/${openCase.token}`)
    await person.post('/d/factor', { number: 'F-2026-001' })
    const answer = await person.get('/d/statement.pdf')
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    const text = pagesOf(new Uint8Array(await answer.arrayBuffer())).join(' ')
    expect(text).toContain('Kontoauszug')
    const noted = { caseId: openCase.caseId, kind: 'document-downloaded' }
    expect(await house.db.caseEvent.count({ where: noted })).toBe(1)
  })

  test('not somebody who is not signed in', async () => {
    const answer = await openBrowser(house).get(`/files/statements/${openCase.caseId}.pdf`)
    expect(answer.status).toBe(404)
  })
})
