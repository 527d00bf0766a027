import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type Minor, minor, sum } from '#shared/money.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { everything, openSandboxHouse } from './sandbox-house.test-kit.ts'

const world = await openSandboxHouse()
const { start, pay, statusIs, mailsOf, postings } = world
let openCase: ActiveCase
afterAll(() => world.close())
beforeEach(async () => {
  openCase = await world.anew()
})

const eventsOf = async (caseId: string) =>
  (await world.house.db.caseEvent.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })).map(
    ({ kind }) => kind,
  )

/** What the books say of one case: each account, debit positive. */
async function balances(caseId: string) {
  const entries = await world.house.db.ledgerEntry.findMany({
    where: { transaction: { caseId } },
    include: { account: true },
  })
  const sums = new Map<string, number>()
  for (const { account, amountMinor } of entries) {
    sums.set(account.kind, (sums.get(account.kind) ?? 0) + Number(amountMinor))
  }
  return Object.fromEntries(sums)
}

describe('a card payment', () => {
  test('is real once the webhook says so: posted, receipted to both sides, case closed', async () => {
    const { paymentId, url } = await start(openCase)
    expect(url).toMatch(/^http:\/\/localhost:\d+\//)
    const { amountMinor } = await world.payment(paymentId)
    expect(Number(amountMinor)).toBeGreaterThan(1_240_000)
    await pay(paymentId)
    await statusIs(paymentId, 'SUCCEEDED')
    await world.drain()

    const paid = await world.payment(paymentId)
    expect(paid).toMatchObject({ cardBrand: 'visa', cardLast4: '4242' })
    expect(paid.receiptKey).not.toBeNull()
    const books = await balances(openCase.caseId)
    expect(books).toMatchObject({
      CARD_CLEARING: Number(amountMinor),
      UNALLOCATED: 0,
      // The case is paid: nothing is owed any more, and what came in is the creditor's, less the fee and the VAT on it.
      CLAIM_PRINCIPAL: 0,
      CLAIM_INTEREST: 0,
      PLACED: 0,
    })
    expect(books['FEES']).toBeLessThan(-124_000)
    expect(sum([books['PAYABLE'], books['FEES'], books['VAT']].map((amount) => minor(amount ?? 0)))).toBe(
      -Number(amountMinor),
    )
    expect(Object.values(books).reduce((total, amount) => total + amount, 0)).toBe(0)
    const { status, closeCode } = await world.house.db.case.findUniqueOrThrow({
      where: { id: openCase.caseId },
    })
    expect({ status, closeCode }).toEqual({ status: 'CLOSED', closeCode: 'PAID' })
    expect(await mailsOf('payment-receipt', openCase)).toBe(1)
    expect(await mailsOf('payment-received', openCase)).toBe(1)
    expect(await eventsOf(openCase.caseId)).toEqual(
      expect.arrayContaining(['payment-started', 'payment-succeeded', 'receipt-posted', 'case-closed']),
    )
    const receipt = world.mails.find(({ key }) => key.startsWith(`payment-receipt:${paymentId}`))
    expect(receipt?.attachments?.[0]?.name).toBe(`${paid.receiptNumber}.pdf`)
    const outcome = await world.callerAs(openCase.actor).payments.outcome({ paymentId })
    expect(outcome).toMatchObject({ state: 'paid', outstanding: 0 })
  })

  test('goes to the invoices that were named', async () => {
    const [, second = ''] = openCase.invoiceIds
    const { paymentId } = await start(openCase, { kind: 'invoices', invoiceIds: [second] })
    await pay(paymentId)
    await statusIs(paymentId, 'SUCCEEDED')
    const pieces = await world.house.db.paymentAllocation.findMany({ where: { paymentId } })
    expect(new Set(pieces.map(({ invoiceId }) => invoiceId))).toEqual(new Set([second]))
    const view = await world.callerAs(openCase.actor).portal.view()
    expect(view.state).toBe('open')
    expect(view.invoices.map(({ open }) => open === 0)).toEqual([false, true])
  })

  test('can be any amount up to what is due, and no more', async () => {
    const { dueNow } = await world.callerAs(openCase.actor).portal.view()
    const { paymentId } = await start(openCase, { kind: 'amount', amountMinor: 100_000 as Minor })
    await pay(paymentId)
    await statusIs(paymentId, 'SUCCEEDED')
    const view = await world.callerAs(openCase.actor).portal.view()
    expect(view.dueNow).toBe(dueNow - 100_000)
    await expect(
      start(openCase, { kind: 'amount', amountMinor: (view.dueNow + 1) as Minor }),
    ).rejects.toMatchObject({
      cause: { code: 'payments.moreThanDue' },
    })
    await expect(start(openCase, { kind: 'amount', amountMinor: 99 as Minor })).rejects.toMatchObject({
      cause: { code: 'payments.tooLittle' },
    })
  })

  test('declined, then paid on the same page', async () => {
    const { paymentId } = await start(openCase)
    await pay(paymentId, { number: '4000000000000002' })
    await statusIs(paymentId, 'FAILED')
    const { outcome } = world.callerAs(openCase.actor).payments
    expect(await outcome({ paymentId })).toMatchObject({ state: 'declined' })
    expect(await postings(openCase)).toBe(0)
    await pay(paymentId)
    await statusIs(paymentId, 'SUCCEEDED')
    expect(await postings(openCase)).toBe(2)
  })

  test('whose page expired ends, and can be started anew', async () => {
    const first = await start(openCase)
    await world.control(`/sessions/${await world.sessionOf(first.paymentId)}/expire`)
    await statusIs(first.paymentId, 'EXPIRED')
    const second = await start(openCase)
    expect(second.paymentId).not.toBe(first.paymentId)
  })
})

describe('one card page at a time', () => {
  test('asking for the same again leads to the same page, also at the same moment', async () => {
    const [one, two] = await Promise.all([start(openCase), start(openCase)])
    expect(two).toMatchObject({ paymentId: one.paymentId, url: one.url })
    expect(await start(openCase)).toMatchObject({ url: one.url })
    expect(await world.house.db.payment.count({ where: { caseId: openCase.caseId } })).toBe(1)
  })

  test('asking for another amount closes the page before', async () => {
    const all = await start(openCase)
    const part = await start(openCase, { kind: 'amount', amountMinor: 50_000 as Minor })
    expect(part.paymentId).not.toBe(all.paymentId)
    const closed = await world.house.payments.retrieveCheckout(await world.sessionOf(all.paymentId))
    expect(closed.status).toBe('expired')
    expect((await world.payment(all.paymentId)).status).toBe('EXPIRED')
  })

  test('a page that was paid in the meantime is answered with its receipt, never with a second page', async () => {
    await world.control('/webhooks', { hold: true })
    const { paymentId } = await start(openCase)
    await pay(paymentId)
    const again = await start(openCase, { kind: 'amount', amountMinor: 50_000 as Minor })
    expect(again).toEqual({ paymentId, url: `${world.house.config.publicUrl}/d/payments/${paymentId}` })
    expect((await world.payment(paymentId)).status).toBe('SUCCEEDED')
    await world.control('/webhooks', { hold: false })
  })

  test('an answer that was lost on the way is asked for again under the same key', async () => {
    await world.control('/troubles', { kind: 'lost', times: 1, only: '/v1/checkout/sessions' })
    const { paymentId, url } = await start(openCase)
    expect(await start(openCase)).toMatchObject({ paymentId, url })
  })
})

test('a stranger learns nothing of a payment and starts none', async () => {
  const { paymentId } = await start(openCase)
  const other = await world.addCase({ debtorName: 'Hollins & Sons Ltd' })
  const stranger = world.callerAs(other.actor)
  expect(await stranger.payments.outcome({ paymentId })).toBeNull()
  const [invoiceId = ''] = openCase.invoiceIds
  await expect(stranger.payments.start({ kind: 'invoices', invoiceIds: [invoiceId] })).rejects.toMatchObject({
    cause: { code: 'payments.invoiceNotDue' },
  })
  await expect(world.callerAs(world.creditor).payments.start(everything)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
})
