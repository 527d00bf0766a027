import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { client, failed, startFixture, until } from './fixture.ts'

let fixture: Awaited<ReturnType<typeof startFixture>>
let stripe: Stripe
beforeAll(async () => {
  fixture = await startFixture()
  stripe = fixture.stripe
})
afterAll(() => fixture.close())

const pay = (amount: number, payment_method = 'pm_card_visa') =>
  stripe.paymentIntents.create({
    amount,
    currency: 'eur',
    payment_method,
    confirm: true,
    allowed_payment_method_types: ['card'],
  })

describe('the wire', () => {
  test('wants a test key', async () => {
    const { port } = fixture.sandbox
    const live = new Stripe(['sk', 'live', 'x'].join('_'), { host: '127.0.0.1', port, protocol: 'http' })
    expect((await failed(live.customers.list())).type).toBe('StripeAuthenticationError')
    const bare = await fetch(`${fixture.at}/v1/customers`)
    expect(bare.status).toBe(401)
  })

  test('names the request and the version, and links to the error’s page', async () => {
    const customer = await stripe.customers.create({ email: 'a@b.example' })
    expect(customer.lastResponse.requestId).toMatch(/^req_/)
    expect(customer.lastResponse.apiVersion).toBe('2026-10-28.endive')
    const error = await failed(stripe.customers.retrieve('cus_none'))
    expect(error).toMatchObject({
      code: 'resource_missing',
      doc_url: 'https://stripe.com/docs/error-codes/resource-missing',
      message: "No such customer: 'cus_none'",
      statusCode: 404,
      type: 'StripeInvalidRequestError',
    })
    expect(error.requestId).toMatch(/^req_/)
  })

  test('refuses JSON, unknown addresses, unknown and impossible parameters', async () => {
    const headers = { authorization: 'Bearer sk_test_x', 'content-type': 'application/json' }
    const json = await fetch(`${fixture.at}/v1/customers`, { method: 'POST', headers, body: '{}' })
    expect(json.status).toBe(400)
    expect((await fetch(`${fixture.at}/v1/unicorns`, { headers })).status).toBe(404)
    const raw = (path: string, params: object) =>
      failed(stripe.rawRequest('POST', `/v1/${path}`, { ...params }))
    expect(await raw('customers', { foo: 1, bar: 2 })).toMatchObject({
      code: 'parameter_unknown',
      message: 'Received unknown parameters: foo, bar',
    })
    expect(await raw('customers', { address: { planet: 'x' } })).toMatchObject({ param: 'address[planet]' })
    expect(await raw('customers', { __proto__x: '1' })).toMatchObject({ code: 'parameter_unknown' })
    expect(await raw('payment_intents', { currency: 'eur' })).toMatchObject({
      code: 'parameter_missing',
      param: 'amount',
    })
    expect(await raw('payment_intents', { amount: 10.5, currency: 'eur' })).toMatchObject({
      code: 'parameter_invalid_integer',
    })
    expect(await raw('customers', { metadata: { ['k'.repeat(41)]: 'x' } })).toMatchObject({ statusCode: 400 })
  })

  test('merges metadata key by key', async () => {
    const { id } = await stripe.customers.create({ metadata: { a: '1', b: '2' } })
    const merged = await stripe.customers.update(id, { metadata: { b: '', c: '3' } })
    expect(merged.metadata).toEqual({ a: '1', c: '3' })
    expect((await stripe.customers.update(id, { metadata: '' })).metadata).toEqual({})
  })

  test('pages through lists in both directions', async () => {
    const fresh = await startFixture()
    const created: string[] = []
    for (let n = 0; n < 5; n++) created.unshift((await fresh.stripe.customers.create({ name: `${n}` })).id)
    const first = await fresh.stripe.customers.list({ limit: 2 })
    expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/customers' })
    const after = await fresh.stripe.customers.list({ limit: 2, starting_after: created[1] ?? '' })
    expect(after.data.map(({ id }) => id)).toEqual(created.slice(2, 4))
    const before = await fresh.stripe.customers.list({ limit: 2, ending_before: created[3] ?? '' })
    expect(before.data.map(({ id }) => id)).toEqual(created.slice(1, 3))
    const all = await fresh.stripe.customers.list({ limit: 2 }).autoPagingToArray({ limit: 100 })
    expect(all.map(({ id }) => id)).toEqual(created)
    expect((await failed(fresh.stripe.customers.list({ limit: 101 }))).param).toBe('limit')
    expect((await failed(fresh.stripe.customers.list({ starting_after: 'cus_x' }))).code).toBe(
      'resource_missing',
    )
    await fresh.close()
  })

  test('expands what can be expanded, and says what cannot', async () => {
    const { id } = await pay(2000)
    const expand = ['latest_charge.balance_transaction.source', 'payment_method']
    const intent = await stripe.paymentIntents.retrieve(id, { expand })
    expect(intent).toMatchObject({
      payment_method: { object: 'payment_method' },
      latest_charge: { balance_transaction: { source: { object: 'charge' } } },
    })
    const list = await stripe.paymentIntents.list({ limit: 1, expand: ['data.latest_charge'] })
    expect(list.data[0]?.latest_charge).toMatchObject({ object: 'charge' })
    expect((await failed(stripe.paymentIntents.retrieve(id, { expand: ['amount'] }))).message).toContain(
      'amount',
    )
    expect((await failed(stripe.paymentIntents.retrieve(id, { expand: ['a.b.c.d.e'] }))).statusCode).toBe(400)
  })
})

describe('refunds', () => {
  test('in parts, then no more than was paid', async () => {
    const { id } = await pay(2000)
    const first = await stripe.refunds.create({ payment_intent: id, amount: 500, reason: 'duplicate' })
    expect(first).toMatchObject({ amount: 500, status: 'succeeded', reason: 'duplicate' })
    const tooMuch = await failed(stripe.refunds.create({ payment_intent: id, amount: 1501 }))
    expect(tooMuch).toMatchObject({ param: 'amount', statusCode: 400 })
    expect(tooMuch.message).toContain('€15.00')
    const rest = await stripe.refunds.create({
      payment_intent: id,
      expand: ['charge', 'balance_transaction'],
    })
    expect(rest).toMatchObject({
      amount: 1500,
      charge: { amount_refunded: 2000, refunded: true },
      balance_transaction: { amount: -1500, fee: 0 },
    })
    const again = await failed(stripe.refunds.create({ payment_intent: id }))
    expect(again.code).toBe('charge_already_refunded')
    expect((await stripe.refunds.list({ payment_intent: id })).data).toHaveLength(2)
    const { refunds } = await stripe.charges.retrieve(first.charge as string, { expand: ['refunds'] })
    expect(refunds?.data).toHaveLength(2)
    const types = (await stripe.events.list({ limit: 4 })).data.map(({ type }) => type)
    expect(types).toEqual(['charge.refunded', 'refund.created', 'charge.refunded', 'refund.created'])
  })

  test('not of what never succeeded', async () => {
    const { id } = await stripe.paymentIntents.create({ amount: 2000, currency: 'eur' })
    expect((await failed(stripe.refunds.create({ payment_intent: id }))).statusCode).toBe(400)
    expect((await failed(stripe.refunds.create({}))).statusCode).toBe(400)
  })
})

describe('disputes', () => {
  test.each([
    ['winning_evidence', 'won', 0],
    ['losing_evidence', 'lost', -2000],
  ])('%s: %s', async (evidence, verdict, sum) => {
    const { id, latest_charge } = await pay(2000, 'pm_card_createDispute')
    const [dispute] = (await stripe.disputes.list({ payment_intent: id })).data
    expect(dispute).toMatchObject({ status: 'needs_response', reason: 'fraudulent', amount: 2000 })
    expect((await stripe.charges.retrieve(String(latest_charge))).disputed).toBe(true)
    expect((await failed(stripe.refunds.create({ payment_intent: id }))).code).toBe('charge_disputed')
    const sent = await stripe.disputes.update(dispute?.id ?? '', {
      evidence: { uncategorized_text: evidence },
    })
    expect(sent).toMatchObject({ status: 'under_review', evidence_details: { has_evidence: true } })
    await until(async () => (await stripe.disputes.retrieve(sent.id)).status === verdict, 'the bank decided')
    const done = await stripe.disputes.retrieve(sent.id)
    expect(done.balance_transactions.reduce((total, { amount }) => total + amount, 0)).toBe(sum)
    expect(
      (await stripe.events.list({ types: ['charge.dispute.closed'] })).data[0]?.data.object,
    ).toMatchObject({
      id: sent.id,
      status: verdict,
    })
  })

  test('closing one accepts the loss', async () => {
    const { id } = await pay(2000, 'pm_card_createDispute')
    const [dispute] = (await stripe.disputes.list({ payment_intent: id })).data
    expect((await stripe.disputes.close(dispute?.id ?? '')).status).toBe('lost')
    expect((await failed(stripe.disputes.close(dispute?.id ?? ''))).statusCode).toBe(400)
  })
})

test('a deleted customer is gone, and its cards with it', async () => {
  const { id } = await stripe.customers.create()
  const { id: method } = await stripe.paymentMethods.attach('pm_card_visa', { customer: id })
  expect(await stripe.customers.del(id)).toMatchObject({ deleted: true })
  expect(await stripe.customers.retrieve(id)).toMatchObject({ id, deleted: true })
  expect((await stripe.paymentMethods.retrieve(method)).customer).toBeNull()
  expect((await failed(client(fixture.sandbox.port).customers.update(id, { name: 'x' }))).statusCode).toBe(
    404,
  )
})
