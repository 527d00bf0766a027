import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startFixture, startReceiver, until } from './fixture.ts'

let receiver: Awaited<ReturnType<typeof startReceiver>>
let fixture: Awaited<ReturnType<typeof startFixture>>
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-webhooks-'))
  receiver = await startReceiver()
  fixture = await startFixture({ folder, webhookUrl: receiver.url, webhookSecret: 'whsec_old,whsec_new' })
})
afterEach(async () => {
  await fixture.close()
  await receiver.close()
  rmSync(folder, { recursive: true })
})

const customer = (name: string) => fixture.stripe.customers.create({ name })
const names = () =>
  receiver.received.map(
    ({ body }) => (JSON.parse(body) as { data: { object: { name: string } } }).data.object.name,
  )

test('are signed so that the SDK accepts them with either secret, and only with those', async () => {
  await customer('A')
  await until(() => receiver.received.length === 1, 'the event came')
  const [{ body, signature } = { body: '', signature: '' }] = receiver.received
  for (const secret of ['whsec_old', 'whsec_new']) {
    const event = fixture.stripe.webhooks.constructEvent(body, signature, secret)
    expect(event).toMatchObject({
      type: 'customer.created',
      api_version: '2026-10-28.endive',
      livemode: false,
    })
    expect(event.request?.idempotency_key).toMatch(/^stripe-node-retry-/)
  }
  expect(() => fixture.stripe.webhooks.constructEvent(body, signature, 'whsec_wrong')).toThrow()
  expect(() => fixture.stripe.webhooks.constructEvent(`${body} `, signature, 'whsec_old')).toThrow()
  const [id] = receiver.received.map((one) => one.id)
  await until(
    async () => (await fixture.stripe.events.retrieve(id ?? '')).pending_webhooks === 0,
    'it is settled',
  )
})

test('are repeated until somebody says 2xx', async () => {
  receiver.behaviour.status = 503
  await customer('B')
  await until(() => receiver.received.length >= 3, 'it was tried three times')
  receiver.behaviour.status = 302
  const before = receiver.received.length
  await until(() => receiver.received.length > before + 1, 'a redirect did not count')
  receiver.behaviour.status = 204
  await until(async () => {
    const answer = await fetch(`${fixture.at}/sandbox/deliveries`)
    const deliveries: Array<{ state: string }> = JSON.parse(await answer.text())
    return deliveries.every(({ state }) => state === 'delivered')
  }, 'it was delivered')
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1)
})

test('survive a restart of the sandbox', async () => {
  receiver.behaviour.status = 500
  await customer('C')
  await until(() => receiver.received.length > 0, 'the first attempt failed')
  await fixture.close()
  receiver.behaviour.status = 200
  const before = receiver.received.length
  fixture = await startFixture({ folder, webhookUrl: receiver.url })
  await until(() => receiver.received.length > before, 'the restarted sandbox went on')
})

test('can be held, turned round, doubled, dropped and repeated', async () => {
  await fixture.control('/webhooks', { hold: true, order: 'reversed', copies: 2, drop: 1 })
  for (const name of ['1', '2', '3']) await customer(name)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(receiver.received).toHaveLength(0)
  await fixture.control('/webhooks', { hold: false })
  await until(() => receiver.received.length === 4, 'two events came twice')
  expect(names()).toEqual(['2', '2', '1', '1'])
  await fixture.control('/webhooks', { copies: 1 })
  const events = await fixture.stripe.events.list({ type: 'customer.created' })
  await fixture.control(`/events/${events.data[0]?.id}/deliver`)
  await until(() => names().includes('3'), 'the dropped one was sent after all')
})
