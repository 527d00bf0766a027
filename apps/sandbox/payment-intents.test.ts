import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { failed, startFixture } from './fixture.ts'

let fixture: Awaited<ReturnType<typeof startFixture>>
let stripe: Stripe
beforeAll(async () => {
  fixture = await startFixture()
  stripe = fixture.stripe
})
afterAll(() => fixture.close())

const money = { amount: 2000, currency: 'eur' }
const cards = { allowed_payment_method_types: ['card'] }
const pay = (payment_method: string, more: object = {}) =>
  stripe.paymentIntents.create({ ...money, ...cards, payment_method, confirm: true, ...more })

async function customerWith(card: string): Promise<{ customer: string; payment_method: string }> {
  const { id } = await stripe.customers.create({ email: 'a@example.com' })
  const method = await stripe.paymentMethods.attach(card, { customer: id })
  return { customer: id, payment_method: method.id }
}

describe('the life of an intent', () => {
  test('waits for a method, for confirmation, and succeeds', async () => {
    const created = await stripe.paymentIntents.create(money)
    expect(created.status).toBe('requires_payment_method')
    const updated = await stripe.paymentIntents.update(created.id, {
      payment_method: 'pm_card_visa',
      metadata: { case: 'case_1' },
    })
    expect(updated.status).toBe('requires_confirmation')
    // Automatic payment methods may redirect: without a way back Stripe refuses.
    expect((await failed(stripe.paymentIntents.confirm(created.id))).message).toContain('return_url')
    const done = await stripe.paymentIntents.confirm(created.id, { return_url: 'https://saldo.example/back' })
    expect(done).toMatchObject({ status: 'succeeded', amount_received: 2000, metadata: { case: 'case_1' } })
    const again = await failed(
      stripe.paymentIntents.confirm(created.id, { return_url: 'https://saldo.example/' }),
    )
    expect(again).toMatchObject({
      code: 'payment_intent_unexpected_state',
      payment_intent: { id: created.id },
    })
  })

  test('holds money until it is captured in part, or let go', async () => {
    const held = await pay('pm_card_visa', { capture_method: 'manual' })
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 2000 })
    expect((await failed(stripe.paymentIntents.capture(held.id, { amount_to_capture: 2001 }))).param).toBe(
      'amount_to_capture',
    )
    const taken = await stripe.paymentIntents.capture(held.id, {
      amount_to_capture: 1500,
      expand: ['latest_charge'],
    })
    expect(taken).toMatchObject({
      status: 'succeeded',
      amount_received: 1500,
      latest_charge: { amount_captured: 1500 },
    })
    const other = await pay('pm_card_visa', { capture_method: 'manual' })
    const gone = await stripe.paymentIntents.cancel(other.id, { cancellation_reason: 'abandoned' })
    expect(gone).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
    expect((await failed(stripe.paymentIntents.cancel(gone.id))).code).toBe('payment_intent_unexpected_state')
  })

  test.each([
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', ''],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', ''],
  ])('a declined card (%s) is a card error that leaves its traces', async (method, code, declineCode) => {
    const error = await failed(pay(method))
    expect(error).toMatchObject({ type: 'StripeCardError', statusCode: 402, code })
    expect(error.decline_code).toBe(declineCode)
    const intent = await stripe.paymentIntents.retrieve(error.payment_intent?.id ?? '', {
      expand: ['latest_charge'],
    })
    expect(intent).toMatchObject({
      status: 'requires_payment_method',
      payment_method: null,
      last_payment_error: { code, charge: error.charge },
      latest_charge: { id: error.charge, paid: false, status: 'failed', failure_code: code },
    })
  })

  test('refuses card details that cannot be right, and real cards', async () => {
    const card = { number: '4242424242424242', exp_month: 12, exp_year: 2040, cvc: '123' }
    const with_ = (change: object) =>
      failed(stripe.paymentMethods.create({ type: 'card', card: { ...card, ...change } }))
    expect((await with_({ number: '4242424242424241' })).code).toBe('incorrect_number')
    expect((await with_({ exp_month: 13 })).code).toBe('invalid_expiry_month')
    expect((await with_({ exp_year: 2020 })).code).toBe('invalid_expiry_year')
    expect((await with_({ cvc: '12' })).code).toBe('invalid_cvc')
    const real = await stripe.paymentMethods.create({
      type: 'card',
      card: { ...card, number: '4539578763621486' },
    })
    expect((await failed(pay(real.id))).decline_code).toBe('test_mode_live_card')
  })
})

describe('saved cards and authentication', () => {
  test('a saved card is charged while nobody is there', async () => {
    const saved = await customerWith('pm_card_visa')
    const done = await stripe.paymentIntents.create({
      ...money,
      ...cards,
      ...saved,
      confirm: true,
      off_session: true,
    })
    expect(done.status).toBe('succeeded')
    const list = await stripe.customers.listPaymentMethods(saved.customer)
    expect(list.data.map(({ id }) => id)).toEqual([saved.payment_method])
  })

  test('a card that always wants authentication is refused off session', async () => {
    const saved = await customerWith('pm_card_authenticationRequired')
    const error = await failed(
      stripe.paymentIntents.create({ ...money, ...cards, ...saved, confirm: true, off_session: true }),
    )
    expect(error).toMatchObject({ code: 'authentication_required', decline_code: 'authentication_required' })
    expect(error.payment_intent).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'authentication_required', payment_method: { id: saved.payment_method } },
    })
  })

  test('on session it waits for 3-D Secure and comes back to the return address', async () => {
    const waiting = await pay('pm_card_authenticationRequired', {
      return_url: 'https://saldo.example/back?a=1',
    })
    expect(waiting).toMatchObject({ status: 'requires_action', next_action: { type: 'redirect_to_url' } })
    const url = new URL(waiting.next_action?.redirect_to_url?.url ?? '')
    const approve = {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ choice: 'approve' }),
    } as const
    const back = await fetch(`${fixture.at}${url.pathname}`, approve)
    const target = new URL(back.headers.get('location') ?? '')
    expect(Object.fromEntries(target.searchParams)).toMatchObject({
      a: '1',
      payment_intent: waiting.id,
      redirect_status: 'succeeded',
    })
    const done = await stripe.paymentIntents.retrieve(waiting.id, { expand: ['latest_charge'] })
    expect(done).toMatchObject({
      status: 'succeeded',
      latest_charge: { payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } } },
    })
  })

  test('a card set up with authentication needs none later', async () => {
    const { id: customer } = await stripe.customers.create()
    const setup = await stripe.setupIntents.create({
      customer,
      payment_method: 'pm_card_authenticationRequiredOnSetup',
      confirm: true,
      return_url: 'https://saldo.example/back',
    })
    expect(setup.status).toBe('requires_action')
    await fetch(`${fixture.at}/3ds/${setup.id}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ choice: 'approve' }),
    })
    const done = await stripe.setupIntents.retrieve(setup.id)
    expect(done.status).toBe('succeeded')
    const charged = await stripe.paymentIntents.create({
      ...money,
      ...cards,
      customer,
      payment_method: String(done.payment_method),
      confirm: true,
      off_session: true,
    })
    expect(charged.status).toBe('succeeded')
  })

  test('a method used once without a customer, or detached, is used up', async () => {
    const method = await stripe.paymentMethods.create({
      type: 'card',
      card: { number: '5555555555554444', exp_month: 1, exp_year: 2040, cvc: '123' },
    })
    expect((await pay(method.id)).status).toBe('succeeded')
    expect((await failed(pay(method.id))).message).toContain('may not be used again')
    const saved = await customerWith('pm_card_visa')
    expect((await failed(pay(saved.payment_method))).message).toContain(saved.customer)
    expect((await stripe.paymentMethods.detach(saved.payment_method)).customer).toBeNull()
    const { id: customer } = await stripe.customers.create()
    expect((await failed(stripe.paymentMethods.attach(saved.payment_method, { customer }))).statusCode).toBe(
      400,
    )
  })
})

describe('amounts and currencies', () => {
  const create = (amount: number, currency: string) => stripe.paymentIntents.create({ amount, currency })
  test.each([
    [49, 'eur', 'amount_too_small'],
    [49, 'jpy', 'amount_too_small'],
    [29, 'gbp', 'amount_too_small'],
    [100_000_000, 'eur', 'amount_too_large'],
    [12_345, 'kwd', 'invalid_charge_amount'],
    [1050, 'isk', 'invalid_charge_amount'],
    [0, 'eur', 'parameter_invalid_integer'],
  ])('%d %s is refused: %s', async (amount, currency, code) => {
    expect(await failed(create(amount, currency))).toMatchObject({ code, param: 'amount' })
  })
  test.each([
    [50, 'eur'],
    [50, 'jpy'],
    [12_340, 'kwd'],
    [99_999_999, 'EUR'],
  ])('%d %s is accepted', async (amount, currency) => {
    expect((await create(amount, currency)).amount).toBe(amount)
  })
  test('an unknown currency is refused', async () => {
    const error = await failed(create(1000, 'xyz'))
    expect(error).toMatchObject({ param: 'currency', type: 'StripeInvalidRequestError' })
    expect(error.message).toContain('Invalid currency: xyz')
  })
})
