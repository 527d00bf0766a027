import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { failed, sessionInput, startFixture, startReceiver, typedCard, until } from './fixture.ts'

let receiver: Awaited<ReturnType<typeof startReceiver>>
let fixture: Awaited<ReturnType<typeof startFixture>>
beforeAll(async () => {
  receiver = await startReceiver()
  fixture = await startFixture({ webhookUrl: receiver.url })
})
afterAll(async () => {
  await fixture.close()
  await receiver.close()
})

function submit(path: string, form: Record<string, string>): Promise<Response> {
  return fetch(new URL(path, fixture.at), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(form),
  })
}
function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL(path, fixture.at), { headers, redirect: 'manual' })
}
const intentId = (intent: string | { id: string } | null) =>
  typeof intent === 'string' ? intent : (intent?.id ?? '')
const location = (response: Response) => response.headers.get('location') ?? ''

describe('a session', () => {
  test('is created open, with its page, and is found again', async () => {
    const session = await fixture.stripe.checkout.sessions.create(sessionInput())
    expect(session).toMatchObject({
      object: 'checkout.session',
      amount_total: 1_272_490,
      client_reference_id: 'case_1',
      currency: 'eur',
      metadata: { case: 'case_1' },
      payment_intent: null,
      payment_status: 'unpaid',
      status: 'open',
    })
    expect(session.url).toBe(`${fixture.sandbox.url}/c/pay/${session.id}`)
    expect(session.line_items).toBeUndefined()
    const again = await fixture.stripe.checkout.sessions.retrieve(session.id, { expand: ['line_items'] })
    expect(again.line_items?.data[0]).toMatchObject({ amount_total: 1_272_490, description: 'Invoice A-17' })
    const items = await fixture.stripe.checkout.sessions.listLineItems(session.id)
    expect(items.data[0]?.price?.unit_amount).toBe(1_272_490)
    expect(items.data[0]?.price?.unit_amount_decimal?.toString()).toBe('1272490')
  })

  test('is paid on its page: intent, charge, fee and events agree', async () => {
    const { id } = await fixture.stripe.checkout.sessions.create(sessionInput())
    const paid = await submit(`/c/pay/${id}`, typedCard)
    expect(paid.status).toBe(303)
    expect(location(paid)).toBe(`https://saldo.example/paid?session=${id}`)
    const session = await fixture.stripe.checkout.sessions.retrieve(id, {
      expand: ['payment_intent.latest_charge.balance_transaction'],
    })
    expect(session).toMatchObject({
      payment_status: 'paid',
      status: 'complete',
      url: null,
      customer_details: { email: 'kasse@bau-adler.example', name: 'Hans Adler' },
      payment_intent: {
        status: 'succeeded',
        amount_received: 1_272_490,
        metadata: { case: 'case_1' },
        latest_charge: {
          paid: true,
          payment_method_details: { card: { last4: '4242', brand: 'visa' } },
          // 1.5 % of 12,724.90 € is 190.87 €, and 0.25 €.
          balance_transaction: { amount: 1_272_490, fee: 19_112, net: 1_253_378 },
        },
      },
    })
    await until(() => receiver.received.some(({ body }) => body.includes(id)), 'the webhook came')
    const types = receiver.received.map(({ type }) => type).slice(-4)
    expect(types).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ])
    const last = receiver.received.at(-1)
    const event = await fixture.stripe.webhooks.constructEventAsync(
      last?.body ?? '',
      last?.signature ?? '',
      fixture.sandbox.webhookSecret,
    )
    expect(event.type === 'checkout.session.completed' && event.data.object.payment_status).toBe('paid')
    // Pressing the button again pays nothing again.
    expect(location(await submit(`/c/pay/${id}`, typedCard))).toContain('saldo.example/paid')
    const charges = await fixture.stripe.charges.list({ payment_intent: intentId(session.payment_intent) })
    expect(charges.data).toHaveLength(1)
  })

  test('says what is wrong and keeps what was typed, but no card number', async () => {
    const { id } = await fixture.stripe.checkout.sessions.create(sessionInput())
    const wrong = {
      ...typedCard,
      number: '4242 4242 4242 4241',
      expiry: '13 / 20',
      cvc: '1',
      name: 'Ana Vega',
    }
    const answer = await submit(`/c/pay/${id}`, wrong)
    expect(answer.status).toBe(303)
    const html = await (await get(location(answer))).text()
    for (const field of ['number', 'expiry', 'cvc']) expect(html).toContain(`id="${field}-wrong"`)
    expect(html).toContain('value="Ana Vega"')
    expect(html).not.toContain('4241')
    const { payment_intent } = await fixture.stripe.checkout.sessions.retrieve(id)
    expect(payment_intent).toBeNull()
  })

  test('survives a decline and is then paid with the same intent', async () => {
    const { id } = await fixture.stripe.checkout.sessions.create({ ...sessionInput(), locale: 'de' })
    const declined = await submit(`/c/pay/${id}`, { ...typedCard, number: '4000000000009995' })
    const html = await (await get(location(declined), { 'accept-language': 'en' })).text()
    expect(html).toContain('role="alert"')
    const first = await fixture.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
    expect(first).toMatchObject({
      status: 'open',
      payment_intent: {
        status: 'requires_payment_method',
        last_payment_error: { code: 'card_declined', decline_code: 'insufficient_funds' },
      },
    })
    await submit(`/c/pay/${id}`, typedCard)
    const second = await fixture.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
    expect(second.payment_status).toBe('paid')
    expect(intentId(second.payment_intent)).toBe(intentId(first.payment_intent))
  })

  test('goes through 3-D Secure: failed, cancelled, then approved', async () => {
    const { id } = await fixture.stripe.checkout.sessions.create(sessionInput())
    const secure = { ...typedCard, number: '4000002500003155' }
    for (const choice of ['fail', 'cancel']) {
      const challenge = location(await submit(`/c/pay/${id}`, secure))
      expect(challenge).toMatch(/^\/3ds\/pi_/)
      expect(location(await submit(challenge, { choice }))).toMatch(new RegExp(`^/c/pay/${id}`))
      const { payment_status } = await fixture.stripe.checkout.sessions.retrieve(id)
      expect(payment_status).toBe('unpaid')
    }
    const challenge = location(await submit(`/c/pay/${id}`, secure))
    expect((await get(challenge)).status).toBe(200)
    expect(location(await submit(challenge, { choice: 'approve' }))).toContain('saldo.example/paid')
    const { payment_status } = await fixture.stripe.checkout.sessions.retrieve(id)
    expect(payment_status).toBe('paid')
    expect((await get(challenge)).status).toBe(404)
  })

  test('speaks the session’s language, or the browser’s when it is asked to', async () => {
    const german = await fixture.stripe.checkout.sessions.create({ ...sessionInput(), locale: 'de' })
    expect(await (await get(`/c/pay/${german.id}`, { 'accept-language': 'es' })).text()).toContain(
      'lang="de"',
    )
    const auto = await fixture.stripe.checkout.sessions.create({ ...sessionInput(), locale: 'auto' })
    const arabic = await (await get(`/c/pay/${auto.id}`, { 'accept-language': 'ar-AE,en;q=0.5' })).text()
    expect(arabic).toContain('<html lang="ar" dir="rtl">')
    const error = await failed(fixture.stripe.checkout.sessions.create({ ...sessionInput(), locale: 'ar' }))
    expect(error).toMatchObject({ param: 'locale', statusCode: 400 })
  })

  test('shows names as text, never as markup', async () => {
    const input = sessionInput()
    const [item] = input.line_items ?? []
    if (item?.price_data?.product_data !== undefined)
      item.price_data.product_data.name = '<script>alert(1)</script>'
    const { id } = await fixture.stripe.checkout.sessions.create(input)
    expect(await (await get(`/c/pay/${id}`)).text()).not.toContain('<script>alert')
  })

  test('expires on request and by itself, and takes no payment afterwards', async () => {
    const first = await fixture.stripe.checkout.sessions.create(sessionInput())
    const expired = await fixture.stripe.checkout.sessions.expire(first.id)
    expect(expired).toMatchObject({ status: 'expired', url: null })
    expect((await failed(fixture.stripe.checkout.sessions.expire(first.id))).statusCode).toBe(400)
    expect((await submit(`/c/pay/${first.id}`, typedCard)).status).toBe(410)
    const second = await fixture.stripe.checkout.sessions.create(sessionInput())
    await fixture.control('/clock', { advance_seconds: 25 * 60 * 60 })
    const { status } = await fixture.stripe.checkout.sessions.retrieve(second.id)
    expect(status).toBe('expired')
    await until(
      () => receiver.received.some(({ type, body }) => type.endsWith('expired') && body.includes(second.id)),
      'the expiry was announced',
    )
  })

  test('keeps the card for later when asked to, on a customer made for it', async () => {
    const input = sessionInput()
    const { id } = await fixture.stripe.checkout.sessions.create({
      ...input,
      payment_intent_data: { setup_future_usage: 'off_session' },
    })
    await submit(`/c/pay/${id}`, typedCard)
    const { customer } = await fixture.stripe.checkout.sessions.retrieve(id)
    const saved = await fixture.stripe.paymentMethods.list({ customer: String(customer) })
    expect(saved.data[0]?.card?.last4).toBe('4242')
  })

  test('refuses what Stripe refuses', async () => {
    const create = (change: object) =>
      failed(fixture.stripe.checkout.sessions.create({ ...sessionInput(), ...change }))
    const at = Math.floor(Date.now() / 1000) + 25 * 60 * 60
    expect(await create({ surprise: 'x' })).toMatchObject({ code: 'parameter_unknown', param: 'surprise' })
    expect(await create({ payment_method_types: ['card'] })).toMatchObject({ code: 'parameter_unknown' })
    expect(await create({ line_items: undefined })).toMatchObject({ code: 'parameter_missing' })
    expect(await create({ success_url: 'nonsense' })).toMatchObject({ code: 'url_invalid' })
    expect(await create({ expires_at: at + 48 * 60 * 60 })).toMatchObject({ param: 'expires_at' })
    expect(await create({ expires_at: 5 })).toMatchObject({ param: 'expires_at' })
    expect(await create({ customer: 'cus_none', customer_email: undefined })).toMatchObject({
      code: 'resource_missing',
      param: 'customer',
    })
    expect(await create({ discounts: [{ coupon: 'x' }] })).toMatchObject({ param: 'discounts' })
    expect(await failed(fixture.stripe.checkout.sessions.create(sessionInput(49)))).toMatchObject({
      code: 'amount_too_small',
    })
  })
})
