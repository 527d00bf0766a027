import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, failed, startFixture } from './fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'sandbox-idempotency-'))
let fixture: Awaited<ReturnType<typeof startFixture>>
beforeAll(async () => {
  fixture = await startFixture({ folder })
})
afterAll(async () => {
  await fixture.close()
  rmSync(folder, { recursive: true })
})

/** The SDK hides headers of successful answers well; what is tested here is the wire itself. */
async function post(path: string, form: Record<string, string>, key?: string) {
  const response = await fetch(`${fixture.at}/v1/${path}`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer sk_test_51Sandbox',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: new URLSearchParams(form),
  })
  const body: { id?: string; error?: { type: string; code?: string; message: string } } = JSON.parse(
    await response.clone().text(),
  )
  return { status: response.status, headers: response.headers, text: await response.text(), body }
}
const customers = async () => (await fixture.stripe.customers.list({ limit: 100 })).data.length

test('same key and parameters: same status and body, done once', async () => {
  const before = await customers()
  const first = await post('customers', { email: 'a@b.example', name: 'A' }, 'key-1')
  const second = await post('customers', { name: 'A', email: 'a@b.example' }, 'key-1')
  expect(first.headers.get('idempotent-replayed')).toBeNull()
  expect(first.headers.get('idempotency-key')).toBe('key-1')
  expect(second.headers.get('idempotent-replayed')).toBe('true')
  expect(second.headers.get('original-request')).toBe(first.headers.get('request-id'))
  expect(second.text).toBe(first.text)
  expect(await customers()).toBe(before + 1)
})

test('other parameters, or another endpoint, under the same key: 400 idempotency_error', async () => {
  await post('customers', { name: 'A' }, 'key-2')
  const other = await post('customers', { name: 'B' }, 'key-2')
  expect(other).toMatchObject({ status: 400, body: { error: { type: 'idempotency_error' } } })
  const elsewhere = await post('setup_intents', { description: 'A' }, 'key-2')
  expect(elsewhere).toMatchObject({ status: 400, body: { error: { type: 'idempotency_error' } } })
  const options = { idempotencyKey: 'key-2' }
  const error = await failed(fixture.stripe.customers.create({ name: 'C' }, options))
  expect(error.type).toBe('StripeIdempotencyError')
})

test('two at once under one key: one of them is told to come back', async () => {
  await fixture.control('/troubles', { kind: 'delay', ms: 60, only: 'POST /v1/customers' })
  const slow = post('customers', { name: 'Slow' }, 'key-3')
  await new Promise((resolve) => setTimeout(resolve, 20))
  const conflict = await post('customers', { name: 'Slow' }, 'key-3')
  expect(conflict).toMatchObject({ status: 409, body: { error: { code: 'idempotency_key_in_use' } } })
  expect((await slow).status).toBe(200)
  expect((await post('customers', { name: 'Slow' }, 'key-3')).body.id).toBe((await slow).body.id)
})

test('errors found before the work began are not kept; later ones are, 500 included', async () => {
  expect((await post('customers', { nmae: 'A' }, 'key-4')).body.error?.code).toBe('parameter_unknown')
  expect((await post('customers', { name: 'A' }, 'key-4')).status).toBe(200)
  const refund = { payment_intent: 'pi_none' }
  expect((await post('refunds', refund, 'key-5')).status).toBe(400)
  expect((await post('refunds', refund, 'key-5')).headers.get('idempotent-replayed')).toBe('true')
  await fixture.control('/troubles', { kind: 'error', only: 'POST /v1/customers' })
  expect((await post('customers', { name: 'E' }, 'key-6')).status).toBe(500)
  const replayed = await post('customers', { name: 'E' }, 'key-6')
  expect(replayed.status).toBe(500)
  expect(replayed.headers.get('idempotent-replayed')).toBe('true')
})

test('a declined card is answered twice and attempted once', async () => {
  const form = {
    amount: '2000',
    currency: 'eur',
    confirm: 'true',
    payment_method: 'pm_card_chargeDeclined',
    'allowed_payment_method_types[0]': 'card',
  }
  const first = await post('payment_intents', form, 'key-7')
  const second = await post('payment_intents', form, 'key-7')
  expect(first.status).toBe(402)
  expect(second.text).toBe(first.text)
  expect((await fixture.stripe.charges.list()).data).toHaveLength(1)
})

test('an answer lost on the way is given again to the SDK’s own retry', async () => {
  const before = await customers()
  await fixture.control('/troubles', { kind: 'lost', only: 'POST /v1/customers' })
  const created = await fixture.stripe.customers.create({ name: 'Lost' })
  expect(created.name).toBe('Lost')
  expect(await customers()).toBe(before + 1)
})

test('keys outlive a restart, are limited in length, and are forgotten after 24 hours', async () => {
  const first = await post('customers', { name: 'R' }, 'key-8')
  await fixture.close()
  fixture = await startFixture({ folder })
  expect((await post('customers', { name: 'R' }, 'key-8')).text).toBe(first.text)
  expect((await post('customers', { name: 'R' }, 'k'.repeat(256))).status).toBe(400)
  await fixture.control('/clock', { advance_seconds: 24 * 60 * 60 })
  const later = await post('customers', { name: 'R' }, 'key-8')
  expect(later.headers.get('idempotent-replayed')).toBeNull()
  expect(later.body.id).not.toBe(first.body.id)
})

test('keys of different accounts do not meet', async () => {
  const options = { idempotencyKey: 'key-9' }
  const other = client(fixture.sandbox.port)
  const mine = await fixture.stripe.customers.create({ name: 'X' }, options)
  const theirs = await other.customers.create({ name: 'X' }, { ...options, apiKey: 'sk_test_other' })
  expect(theirs.id).not.toBe(mine.id)
})
