import { createHmac } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Id } from '#shared/ids.ts'
import type { Minor } from '#shared/money.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { pollPayments } from './poll-payments.ts'
import { openSandboxHouse } from './sandbox-house.test-kit.ts'
import { payoutChecks } from './payout-checks.ts'
import { type News, settlePayment } from './settle-payment.ts'

const world = await openSandboxHouse()
const { start, pay, statusIs, mailsOf, postings } = world
let openCase: ActiveCase
afterAll(() => world.close())
beforeEach(async () => {
  openCase = await world.anew()
})

/** What the doctor says about money that is set aside. */
async function setAsideDifferences(): Promise<string[]> {
  const found: string[] = []
  for (const { name, differences } of payoutChecks(world.house.db))
    if (name.startsWith('money set aside'))
      for await (const { sentence } of differences()) found.push(sentence)
  return found
}

describe('news of the provider', () => {
  test('told several times, at once, changes nothing more', async () => {
    await world.control('/webhooks', { copies: 4 })
    const { paymentId } = await start(openCase)
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
    expect(await postings(openCase)).toBe(2)
    expect(await mailsOf('payment-receipt', openCase)).toBe(1)
  })

  test('in the wrong order ends the same', async () => {
    await world.control('/webhooks', { hold: true, order: 'reversed' })
    const { paymentId } = await start(openCase)
    await pay(paymentId, { number: '4000000000000002' })
    await pay(paymentId)
    await world.control('/webhooks', { hold: false, order: 'reversed' })
    await statusIs(paymentId, 'SUCCEEDED')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect((await world.payment(paymentId)).status).toBe('SUCCEEDED')
    expect(await postings(openCase)).toBe(2)
  })

  test('that comes before we know the number of the page finds the payment all the same', async () => {
    await world.control('/webhooks', { hold: true })
    const { paymentId } = await start(openCase)
    await pay(paymentId)
    await world.house.db.payment.update({ where: { id: paymentId }, data: { checkoutSessionId: null } })
    await world.control('/webhooks', { hold: false })
    await statusIs(paymentId, 'SUCCEEDED')
  })

  test('that never comes is asked for', async () => {
    await world.control('/webhooks', { drop: 50 })
    const { paymentId } = await start(openCase)
    await pay(paymentId)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect((await world.payment(paymentId)).status).toBe('STARTED')
    world.clock.forward(60)
    expect(await pollPayments(world.house)).toBeGreaterThanOrEqual(1)
    expect((await world.payment(paymentId)).status).toBe('SUCCEEDED')
    await world.drain()
    expect(await mailsOf('payment-receipt', openCase)).toBe(1)
  })

  test.each([
    ['amount', { amountMinor: 1 as Minor }],
    ['currency', { currency: 'USD' }],
    ['case', { metadata: { caseId: 'case_of_somebody_else' } }],
  ] as const)('with another %s is set aside for a person, and nothing is posted', async (reason, wrong) => {
    const { paymentId } = await start(openCase)
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
    expect(await postings(openCase)).toBe(0)
    const outcome = await world.callerAs(openCase.actor).payments.outcome({ paymentId })
    expect(outcome).toMatchObject({ state: 'set-aside' })
    const waiting = await world.house.db.setAsidePayment.findMany({ where: { paymentId } })
    expect(waiting).toMatchObject([{ reason, settledAt: null }])
    expect(await setAsideDifferences()).toEqual([])
    // A row that says something else than the books is found.
    const [row] = waiting
    await world.house.db.setAsidePayment.update({ where: { id: row?.id ?? '' }, data: { amountMinor: 7n } })
    expect(await setAsideDifferences()).not.toEqual([])
    await world.house.db.setAsidePayment.update({
      where: { id: row?.id ?? '' },
      data: { amountMinor: row?.amountMinor ?? 0n },
    })
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
    const { paymentId } = await start(openCase)
    await pay(paymentId)
    await world.house.db.case.update({
      where: { id: openCase.caseId },
      data: { status: 'CLOSED', closeCode: 'WITHDRAWN', closedOn: world.house.clock.today() },
    })
    await world.control('/webhooks', { hold: false })
    await statusIs(paymentId, 'SET_ASIDE')
    const [aside] = await world.house.db.setAsidePayment.findMany({ where: { paymentId } })
    expect(aside?.reason).toBe('case-closed')
    const setAsideId = aside?.id as Id<'setAside'>
    const settle = (by = world.manager) =>
      world
        .callerAs(by)
        .payments.settleSetAside({ setAsideId, decision: 'refund', why: 'The case was closed before.' })
    const cause = `${paymentId}:${aside?.id}`
    const posted = (kind: string) =>
      world.house.db.ledgerTransaction.findUnique({
        where: { cause: `${kind}:${cause}` },
        include: { entries: { include: { account: true } } },
      })
    const came = await posted('money-set-aside')
    const moved = came?.entries.map(({ account, amountMinor }) => [account.kind, amountMinor]) ?? []
    expect(Object.fromEntries(moved)).toEqual({
      CARD_ASIDE: aside?.amountMinor,
      SET_ASIDE: -(aside?.amountMinor ?? 0n),
    })
    // It is more than the limit: another one agrees, and nothing has left until then.
    expect(await settle()).toEqual({ settled: false })
    await expect(settle()).rejects.toMatchObject({ cause: { code: 'payments.needsSecondPerson' } })
    expect(await posted('set-aside-given-back')).toBeNull()
    expect(await settle(await world.addStaff('manager', 'Olga Ruiz'))).toEqual({ settled: true })
    expect(await posted('set-aside-given-back')).toMatchObject({ reversesId: came?.id })
    expect(await setAsideDifferences()).toEqual([])
    await expect(settle()).rejects.toMatchObject({ cause: { code: 'payments.alreadySettled' } })
    expect(await postings(openCase)).toBe(0)
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
