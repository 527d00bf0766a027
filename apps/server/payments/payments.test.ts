import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Minor } from '#shared/money.ts'
import { pollPayments } from './poll-payments.ts'
import { openSandboxHouse, type SandboxHouse } from './sandbox-house.test-kit.ts'
import { type News, settlePayment } from './settle-payment.ts'

const everything = { kind: 'everything' } as const
let world: SandboxHouse
let openCase: Awaited<ReturnType<SandboxHouse['addCase']>>

beforeAll(async () => {
  world = await openSandboxHouse()
})
afterAll(() => world.close())
beforeEach(async () => {
  openCase = await world.addCase()
  await world.control('/webhooks', { hold: false, order: 'natural', copies: 1, drop: 0 })
})

const start = (
  choice: Parameters<ReturnType<SandboxHouse['callerAs']>['payments']['start']>[0] = everything,
) => world.callerAs(openCase.actor).payments.start(choice)
const pay = async (paymentId: string, card: object = {}) =>
  world.control(`/sessions/${await world.sessionOf(paymentId)}/pay`, card)
const statusIs = (paymentId: string, status: string) =>
  world.until(async () => (await world.payment(paymentId)).status === status, `${paymentId} is ${status}`)
const mailsOf = (kind: string, caseId: string) =>
  world.house.db.outgoingMail.count({ where: { kind, caseId, sentAt: { not: null } } })
const postings = (caseId: string) => world.house.db.ledgerTransaction.count({ where: { caseId } })
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
    const { paymentId, url } = await start()
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
      CLIENT_MONEY: Number(amountMinor),
      UNALLOCATED: 0,
      RECOVERED_PRINCIPAL: -1_240_000,
    })
    expect(Object.values(books).reduce((total, amount) => total + amount, 0)).toBe(0)
    const { status, closeCode } = await world.house.db.case.findUniqueOrThrow({
      where: { id: openCase.caseId },
    })
    expect({ status, closeCode }).toEqual({ status: 'CLOSED', closeCode: 'PAID' })
    expect(await mailsOf('payment-receipt', openCase.caseId)).toBe(1)
    expect(await mailsOf('payment-received', openCase.caseId)).toBe(1)
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
    const { paymentId } = await start({ kind: 'invoices', invoiceIds: [second] })
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
    const { paymentId } = await start({ kind: 'amount', amountMinor: 100_000 as Minor })
    await pay(paymentId)
    await statusIs(paymentId, 'SUCCEEDED')
    const view = await world.callerAs(openCase.actor).portal.view()
    expect(view.dueNow).toBe(dueNow - 100_000)
    await expect(start({ kind: 'amount', amountMinor: (view.dueNow + 1) as Minor })).rejects.toMatchObject({
      cause: { code: 'payments.moreThanDue' },
    })
    await expect(start({ kind: 'amount', amountMinor: 99 as Minor })).rejects.toMatchObject({
      cause: { code: 'payments.tooLittle' },
    })
  })

  test('declined, then paid on the same page', async () => {
    const { paymentId } = await start()
    await pay(paymentId, { number: '4000000000000002' })
    await statusIs(paymentId, 'FAILED')
    const { outcome } = world.callerAs(openCase.actor).payments
    expect(await outcome({ paymentId })).toMatchObject({ state: 'declined' })
    expect(await postings(openCase.caseId)).toBe(0)
    await pay(paymentId)
    await statusIs(paymentId, 'SUCCEEDED')
    expect(await postings(openCase.caseId)).toBe(2)
  })

  test('whose page expired ends, and can be started anew', async () => {
    const first = await start()
    await world.control(`/sessions/${await world.sessionOf(first.paymentId)}/expire`)
    await statusIs(first.paymentId, 'EXPIRED')
    const second = await start()
    expect(second.paymentId).not.toBe(first.paymentId)
  })
})

describe('news of the provider', () => {
  test('told several times, at once, changes nothing more', async () => {
    await world.control('/webhooks', { copies: 4 })
    const { paymentId } = await start()
    await pay(paymentId)
    await statusIs(paymentId, 'SUCCEEDED')
    await world.control('/webhooks', { copies: 1 })
    const outcome = await world.house.payments.retrieveCheckout(await world.sessionOf(paymentId))
    const asked: News = {
      eventId: null,
      kind: 'asked',
      sessionId: outcome.sessionId,
      providerPaymentId: outcome.paymentIntentId,
      outcome: 'paid',
      amountMinor: outcome.amountMinor,
      currency: outcome.currency,
      metadata: outcome.metadata,
      card: null,
    }
    const again = await Promise.all([1, 2, 3].map(() => settlePayment(world.house, asked)))
    expect(again).toEqual(['already-known', 'already-known', 'already-known'])
    await world.drain()
    expect(await postings(openCase.caseId)).toBe(2)
    expect(await mailsOf('payment-receipt', openCase.caseId)).toBe(1)
  })

  test('in the wrong order ends the same', async () => {
    await world.control('/webhooks', { hold: true, order: 'reversed' })
    const { paymentId } = await start()
    await pay(paymentId, { number: '4000000000000002' })
    await pay(paymentId)
    await world.control('/webhooks', { hold: false, order: 'reversed' })
    await statusIs(paymentId, 'SUCCEEDED')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect((await world.payment(paymentId)).status).toBe('SUCCEEDED')
    expect(await postings(openCase.caseId)).toBe(2)
  })

  test('that comes before we know the number of the page finds the payment all the same', async () => {
    await world.control('/webhooks', { hold: true })
    const { paymentId } = await start()
    await pay(paymentId)
    await world.house.db.payment.update({ where: { id: paymentId }, data: { checkoutSessionId: null } })
    await world.control('/webhooks', { hold: false })
    await statusIs(paymentId, 'SUCCEEDED')
  })

  test('that never comes is asked for', async () => {
    await world.control('/webhooks', { drop: 50 })
    const { paymentId } = await start()
    await pay(paymentId)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect((await world.payment(paymentId)).status).toBe('STARTED')
    world.clock.forward(60)
    expect(await pollPayments(world.house)).toBeGreaterThanOrEqual(1)
    expect((await world.payment(paymentId)).status).toBe('SUCCEEDED')
    await world.drain()
    expect(await mailsOf('payment-receipt', openCase.caseId)).toBe(1)
  })

  test.each([
    ['amount', { amountMinor: 1 as Minor }],
    ['currency', { currency: 'USD' }],
    ['case', { metadata: { caseId: 'case_of_somebody_else' } }],
  ] as const)('with another %s is set aside for a person, and nothing is posted', async (reason, wrong) => {
    const { paymentId } = await start()
    const { amountMinor, currency } = await world.payment(paymentId)
    const news: News = {
      eventId: `evt_${reason}`,
      kind: 'checkout.session.completed',
      sessionId: await world.sessionOf(paymentId),
      providerPaymentId: `pi_${reason}`,
      outcome: 'paid',
      amountMinor: Number(amountMinor) as Minor,
      currency,
      card: null,
      ...wrong,
      metadata: { paymentId, ...('metadata' in wrong ? wrong.metadata : {}) },
    }
    expect(await settlePayment(world.house, news)).toBe('set-aside')
    expect(await settlePayment(world.house, news)).toBe('already-known')
    expect(await postings(openCase.caseId)).toBe(0)
    const outcome = await world.callerAs(openCase.actor).payments.outcome({ paymentId })
    expect(outcome).toMatchObject({ state: 'set-aside' })
    const waiting = await world.house.db.setAsidePayment.findMany({ where: { paymentId } })
    expect(waiting).toMatchObject([{ reason, settledAt: null }])
  })

  test('about a payment that we never started is set aside', async () => {
    const news: News = {
      eventId: 'evt_unknown',
      kind: 'checkout.session.completed',
      sessionId: 'cs_unknown',
      providerPaymentId: 'pi_unknown',
      outcome: 'paid',
      amountMinor: 100 as Minor,
      currency: 'EUR',
      metadata: {},
      card: null,
    }
    expect(await settlePayment(world.house, news)).toBe('set-aside')
  })

  test('for a case that was closed meanwhile is set aside, and a person gives it back', async () => {
    await world.control('/webhooks', { hold: true })
    const { paymentId } = await start()
    await pay(paymentId)
    await world.house.db.case.update({
      where: { id: openCase.caseId },
      data: { status: 'CLOSED', closeCode: 'WITHDRAWN', closedOn: world.house.clock.today() },
    })
    await world.control('/webhooks', { hold: false })
    await statusIs(paymentId, 'SET_ASIDE')
    const [aside] = await world.house.db.setAsidePayment.findMany({ where: { paymentId } })
    expect(aside?.reason).toBe('case-closed')
    const desk = world.callerAs(world.manager).payments
    const settle = () =>
      desk.settleSetAside({
        setAsideId: aside?.id ?? '',
        decision: 'refund',
        why: 'The case was closed before.',
      })
    expect(await settle()).toEqual({ settled: true })
    await expect(settle()).rejects.toMatchObject({ cause: { code: 'payments.alreadySettled' } })
    expect(await postings(openCase.caseId)).toBe(0)
  })
})

describe('one card page at a time', () => {
  test('asking for the same again leads to the same page, also at the same moment', async () => {
    const [one, two] = await Promise.all([start(), start()])
    expect(two).toMatchObject({ paymentId: one.paymentId, url: one.url })
    expect(await start()).toMatchObject({ url: one.url })
    expect(await world.house.db.payment.count({ where: { caseId: openCase.caseId } })).toBe(1)
  })

  test('asking for another amount closes the page before', async () => {
    const all = await start()
    const part = await start({ kind: 'amount', amountMinor: 50_000 as Minor })
    expect(part.paymentId).not.toBe(all.paymentId)
    const closed = await world.house.payments.retrieveCheckout(await world.sessionOf(all.paymentId))
    expect(closed.status).toBe('expired')
    expect((await world.payment(all.paymentId)).status).toBe('EXPIRED')
  })

  test('a page that was paid in the meantime is answered with its receipt, never with a second page', async () => {
    await world.control('/webhooks', { hold: true })
    const { paymentId } = await start()
    await pay(paymentId)
    const again = await start({ kind: 'amount', amountMinor: 50_000 as Minor })
    expect(again).toEqual({ paymentId, url: `${world.house.config.publicUrl}/d/payments/${paymentId}` })
    expect((await world.payment(paymentId)).status).toBe('SUCCEEDED')
    await world.control('/webhooks', { hold: false })
  })

  test('an answer that was lost on the way is asked for again under the same key', async () => {
    await world.control('/troubles', { kind: 'lost', times: 1, only: '/v1/checkout/sessions' })
    const { paymentId, url } = await start()
    expect(await start()).toMatchObject({ paymentId, url })
  })
})

describe('the webhook door', () => {
  const body = JSON.stringify({
    id: 'evt_door',
    object: 'event',
    type: 'customer.created',
    created: 1,
    livemode: false,
    data: { object: { id: 'cus_1', object: 'customer' } },
  })
  const post = (secret: string, at: number) => {
    const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
    return world.webhooks.request('/webhooks/stripe', {
      method: 'POST',
      headers: { 'stripe-signature': `t=${at},v1=${signature}` },
      body,
    })
  }
  const now = () => Math.floor(Date.now() / 1000)

  test('takes both secrets during a roll', async () => {
    expect((await post('whsec_old', now())).status).toBe(200)
    expect((await post('whsec_new', now())).status).toBe(200)
  })
  test('refuses a wrong signature, none, and one that is too old', async () => {
    expect((await post('whsec_other', now())).status).toBe(400)
    expect((await post('whsec_new', now() - 3_600)).status).toBe(400)
    const bare = await world.webhooks.request('/webhooks/stripe', { method: 'POST', body })
    expect(bare.status).toBe(400)
  })
})

test('a stranger learns nothing of a payment and starts none', async () => {
  const { paymentId } = await start()
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
