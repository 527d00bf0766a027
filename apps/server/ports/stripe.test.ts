import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Instant, instant } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { type Minor, minor } from '#shared/money.ts'
import { startFixture, startReceiver, until } from '../../sandbox/fixture.ts'
import type { CheckoutRequest, PaymentsDoor } from './payments.ts'
import { stripePayments } from './stripe.ts'

const secret = 'whsec_the_one_in_use'
const inOneHour = () => new Date(Date.now() + 3_600_000).toISOString() as Instant
const secretKey = 'sk_test_sandbox'

let webhooks: Awaited<ReturnType<typeof startReceiver>>
let provider: Awaited<ReturnType<typeof startFixture>>
let door: PaymentsDoor
beforeAll(async () => {
  webhooks = await startReceiver()
  provider = await startFixture({ webhookUrl: webhooks.url, webhookSecret: secret })
  door = stripePayments({ secretKey, webhookSecrets: [secret], apiUrl: provider.at })
})
afterAll(async () => {
  await provider.close()
  await webhooks.close()
})

const request = (amount: Minor, currency = 'EUR'): CheckoutRequest => ({
  paymentId: newId('payment', Date.now()),
  caseId: newId('case', Date.now()),
  amount,
  currency,
  description: 'Aceros Vega SL, 2026/117',
  email: 'post@bau-adler.example',
  language: 'de',
  successUrl: 'https://saldo.example/d/paid?session={CHECKOUT_SESSION_ID}',
  cancelUrl: 'https://saldo.example/d',
  expiresAt: inOneHour(),
})
const pay = (sessionId: string, number = '4242424242424242') =>
  provider.control(`/sessions/${sessionId}/pay`, { number })
const eventOf = async (type: string, paymentId: string) => {
  const matching = () => webhooks.received.find((one) => one.type === type && one.body.includes(paymentId))
  await until(() => matching() !== undefined, `${type} came`)
  const { body, signature } = matching() ?? { body: '', signature: '' }
  return { body, signature }
}

test('a checkout is opened, paid, read back and announced, in our words', async () => {
  const asked = request(minor(1_272_490))
  const { sessionId, url } = await door.createCheckout(asked)
  expect(url).toMatch(/^http/)
  expect(await door.retrieveCheckout(sessionId)).toMatchObject({
    status: 'open',
    paymentStatus: 'unpaid',
    chargeId: null,
  })
  await pay(sessionId)
  const paid = await door.retrieveCheckout(sessionId)
  expect(paid).toMatchObject({
    sessionId,
    status: 'complete',
    paymentStatus: 'paid',
    amountMinor: 1_272_490,
    currency: 'EUR',
    metadata: { paymentId: asked.paymentId, caseId: asked.caseId },
    cardBrand: 'visa',
    last4: '4242',
  })
  const { body, signature } = await eventOf('checkout.session.completed', asked.paymentId)
  expect(await door.verifyWebhook(body, signature)).toMatchObject({
    kind: 'checkout.completed',
    paid: true,
    live: false,
    sessionId,
    paymentIntentId: paid.paymentIntentId,
    amountMinor: 1_272_490,
    currency: 'EUR',
    metadata: { paymentId: asked.paymentId, caseId: asked.caseId },
  })
})

test('asking twice for one payment opens one page; other values under its name are a bug', async () => {
  const asked = request(minor(5000))
  const first = await door.createCheckout(asked)
  expect(await door.createCheckout(asked)).toEqual(first)
  await expect(door.createCheckout({ ...asked, amount: minor(6000) })).rejects.toThrow(/idempoten/i)
})

test('an answer that is lost on the way is asked for again and nothing happens twice', async () => {
  await provider.control('/troubles', { kind: 'lost', times: 1 })
  const { sessionId } = await door.createCheckout(request(minor(7000)))
  expect(await door.retrieveCheckout(sessionId)).toMatchObject({ amountMinor: 7000 })
})

test('a card that is refused is told with its reason and the page stays open', async () => {
  const asked = request(minor(9000))
  const { sessionId } = await door.createCheckout(asked)
  await pay(sessionId, '4000000000009995')
  const { body, signature } = await eventOf('payment_intent.payment_failed', asked.paymentId)
  expect(await door.verifyWebhook(body, signature)).toMatchObject({
    kind: 'payment.failed',
    status: 'insufficient_funds',
    metadata: { paymentId: asked.paymentId },
  })
  expect(await door.retrieveCheckout(sessionId)).toMatchObject({ status: 'open' })
})

test('a page can be closed before it is paid, and closing it again changes nothing', async () => {
  const asked = request(minor(9100))
  const { sessionId } = await door.createCheckout(asked)
  await door.expireCheckout(sessionId)
  await door.expireCheckout(sessionId)
  expect(await door.retrieveCheckout(sessionId)).toMatchObject({ status: 'expired' })
  const { body, signature } = await eventOf('checkout.session.expired', asked.paymentId)
  expect(await door.verifyWebhook(body, signature)).toMatchObject({ kind: 'checkout.expired', sessionId })
})

test('what no webhook announced can be listed, oldest first', async () => {
  const since = instant(new Date(Date.now() - 60_000).toISOString())
  const asked = request(minor(4200))
  const { sessionId } = await door.createCheckout(asked)
  await pay(sessionId)
  const events = await door.listEventsSince(since)
  expect(events.at(-1)).toMatchObject({ kind: 'checkout.completed', sessionId })
  const times = events.map(({ createdAt }) => createdAt)
  expect(times).toEqual([...times].sort())
  expect(await door.listEventsSince(instant(new Date(Date.now() + 60_000).toISOString()))).toEqual([])
})

test('money goes back once, in part or whole', async () => {
  const { sessionId } = await door.createCheckout(request(minor(10_000)))
  await pay(sessionId)
  const { paymentIntentId } = await door.retrieveCheckout(sessionId)
  const back = {
    refundId: 'rfd_1',
    paymentIntentId: paymentIntentId ?? '',
    amount: minor(2500),
    currency: 'EUR',
  }
  const first = await door.refund(back)
  expect(first).toMatchObject({ status: 'succeeded', amountMinor: 2500, currency: 'EUR' })
  expect(await door.refund(back)).toEqual(first)
  const { amount: _all, ...rest } = back
  expect(await door.refund({ ...rest, refundId: 'rfd_2' })).toMatchObject({ amountMinor: 7500 })
  const { body, signature } = await eventOf('refund.created', 'rfd_2')
  expect(await door.verifyWebhook(body, signature)).toMatchObject({
    kind: 'refund.changed',
    amountMinor: 7500,
  })
})

test('an amount that the provider does not take is refused in words', async () => {
  await expect(door.createCheckout(request(minor(10)))).rejects.toMatchObject({
    code: 'payments.amountTooSmall',
  })
  const huge = request(minor(100_000_000))
  await expect(door.createCheckout(huge)).rejects.toMatchObject({ code: 'payments.amountTooLarge' })
})

test('a provider that cannot be reached is an expected no', async () => {
  const lost = stripePayments({ secretKey, webhookSecrets: [], apiUrl: 'http://127.0.0.1:1', timeoutMs: 500 })
  await expect(lost.createCheckout(request(minor(5000)))).rejects.toMatchObject({
    code: 'payments.providerUnavailable',
  })
})

test('a webhook is believed by its signature alone, with several secrets during a roll', async () => {
  const payload = JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'customer.created',
    created: 1_790_000_000,
    livemode: false,
    data: { object: {} },
  })
  const sign = (by: string, timestamp = Math.floor(Date.now() / 1000)) =>
    new Stripe(secretKey).webhooks.generateTestHeaderString({ payload, secret: by, timestamp })
  const rolling = stripePayments({ secretKey, webhookSecrets: ['whsec_old', 'whsec_new'] })
  expect(await rolling.verifyWebhook(payload, sign('whsec_old'))).toMatchObject({
    id: 'evt_1',
    kind: 'other',
  })
  expect(await rolling.verifyWebhook(Buffer.from(payload), sign('whsec_new'))).toMatchObject({ id: 'evt_1' })
  const tooOld = Math.floor(Date.now() / 1000) - 301
  for (const [body, header] of [
    [payload, sign('whsec_other')],
    [payload, sign('whsec_new', tooOld)],
    [`${payload} `, sign('whsec_new')],
    [payload, ''],
    [payload, 'nonsense'],
  ] as const)
    await expect(rolling.verifyWebhook(body, header)).rejects.toThrow(
      expect.objectContaining({ code: 'payments.badSignature' }),
    )
})
