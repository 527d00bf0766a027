import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { newId } from '#shared/ids.ts'
import { minor } from '#shared/money.ts'
import { allBookChecks } from '../../cli/doctor-command.ts'
import { keepBooks } from '../../payments/keep-books.ts'
import { orderRefund } from '../../payments/order-refund.ts'
import { pollPayments } from '../../payments/poll-payments.ts'
import { sendRefund } from '../../payments/send-refund.ts'
import type { ActiveCase } from '../debtor.ts'
import { openMortalServer } from './mortal-server.test-kit.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

/**
 * The server is killed at every point between the card provider and our commit. Started again, the same button, the next
 * news or the question of the next minute ends in the same place: charged once, recorded once, and the books are right.
 */
let world: Awaited<ReturnType<typeof openMortalServer>>
let file: ActiveCase
beforeAll(async () => {
  world = await openMortalServer()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.control('/webhooks', { hold: false, order: 'natural', copies: 1, drop: 0 })
  file = await world.addCase()
  await world.live()
})

const db = () => world.house.db
const payments = () => db().payment.findMany({ where: { caseId: file.caseId }, orderBy: { id: 'asc' } })
const sessions = async () => {
  const all = await fetch(`${world.house.config.stripe.apiUrl}/v1/checkout/sessions?limit=100`, {
    headers: { authorization: 'Bearer sk_test_sandbox' },
  })
  const { data } = (await all.json()) as {
    data: { metadata: Record<string, string>; payment_status: string }[]
  }
  return data.filter(({ metadata }) => metadata['caseId'] === file.caseId)
}
const pay = async (paymentId: string) => {
  const { checkoutSessionId } = await db().payment.findUniqueOrThrow({ where: { id: paymentId } })
  await world.control(`/sessions/${checkoutSessionId}/pay`)
}
const isPosted = async () => (await payments()).some(({ status }) => status === 'SUCCEEDED')

/** However it came here: one page, one charge, one receipt, nothing owed, and the books are right. */
async function onceAndWhole() {
  await world.until(isPosted, 'the receipt is posted')
  const receipts = (await payments()).filter(({ status }) => status === 'SUCCEEDED')
  expect(receipts).toHaveLength(1)
  expect((await sessions()).filter(({ payment_status }) => payment_status === 'paid')).toHaveLength(1)
  const postings = await db().ledgerTransaction.count({
    where: { caseId: file.caseId, kind: 'receipt-cleared' },
  })
  expect(postings).toBe(1)
  expect((await world.callerAs(file.actor).portal.view()).outstanding).toBe(0)
  await booksAreRight()
}
async function booksAreRight() {
  await keepBooks(world.house)
  for (const check of allBookChecks(world.house, db()))
    for await (const { sentence } of check.differences()) expect(sentence).toBe('')
}

/** Pressed again after the restart, whatever became of the first time; then somebody pays. */
async function pressAgainAndPay() {
  await world.live()
  const again = await world.start(file)
  expect(again?.refused).toBeUndefined()
  expect(await payments()).toHaveLength(1)
  expect(await sessions()).toHaveLength(1)
  await pay(again?.paymentId ?? '')
  await onceAndWhole()
}

test.each(['before', 'after'] as const)('%s the provider has opened the page', async (at) => {
  const reached = world.between.hold('POST /v1/checkout/sessions', at)
  const pressed = world.start(file)
  await reached
  await world.kill()
  expect(await pressed).toBeNull()
  await pressAgainAndPay()
})

test('after its answer, before we have written it down', async () => {
  const reached = world.between.hold('POST /v1/checkout/sessions', 'before')
  const first = world.start(file)
  await reached
  const [row] = await payments()
  await world.kill()
  await first
  await world.live()
  // The page is opened now, and whoever wants to write its name down stands before the row.
  await world.holding(`select 1 from "Payment" where id = $1 for update`, [row?.id ?? ''], async () => {
    const second = world.start(file)
    await world.until(world.isWaiting, 'our server stands before the row')
    await world.kill()
    expect(await second).toBeNull()
  })
  expect(await sessions()).toHaveLength(1)
  expect((await payments())[0]?.checkoutSessionId).toBeNull()
  await pressAgainAndPay()
})

test('while the news of the payment are being posted', async () => {
  const started = await world.start(file)
  await world.holding(`select 1 from "Case" where id = $1 for update`, [file.caseId], async () => {
    await pay(started?.paymentId ?? '')
    await world.until(world.isWaiting, 'the webhook stands before the case')
    await world.kill()
  })
  expect(await isPosted()).toBe(false)
  // The provider has heard no yes, and tells it again.
  await world.live()
  await onceAndWhole()
})

test('while the payer pays, and every news of it is lost: the question of the next minute finds it', async () => {
  const started = await world.start(file)
  await world.kill()
  await world.control('/webhooks', { drop: 100 })
  await pay(started?.paymentId ?? '')
  expect(await isPosted()).toBe(false)
  world.aMinuteLater()
  await pollPayments(world.house)
  await onceAndWhole()
})

test('after the commit, before the job that follows it: what was posted stays posted, and the job is still owed', async () => {
  const started = await world.start(file)
  // The receipt asks the provider which card it was.
  const reached = world.between.hold('GET /v1/checkout/sessions', 'before')
  await pay(started?.paymentId ?? '')
  await reached
  await world.kill()
  await onceAndWhole()
  const [owed] = await db().$queryRaw<{ count: bigint }[]>`
    select count(*) from pgboss.job where name = 'payments.receipt' and state in ('created', 'active', 'retry')
      and data->>'paymentId' = ${started?.paymentId ?? ''}`
  expect(Number(owed?.count)).toBe(1)
})

test.each(['before', 'after'] as const)(
  '%s the provider has given money back: it leaves once',
  async (at) => {
    const started = await world.start(file)
    const paymentId = started?.paymentId ?? ''
    await pay(paymentId)
    await world.until(isPosted, 'the receipt is posted')
    const refundId = newId('refund', Date.now())
    const asked = { caseId: file.caseId, refundId, paymentId: paymentId as never, amountMinor: minor(300_00) }
    await world.callerAs(world.manager).payments.askRefund({ ...asked, why: 'They have paid twice' })
    const { version } = await db().refund.findUniqueOrThrow({ where: { id: refundId } })
    const reached = world.between.hold('POST /v1/refunds', at)
    // Once it is ordered, the queue of our server asks the provider.
    await orderRefund(world.house, { refundId, version })
    await reached
    await world.kill()
    expect((await db().refund.findUniqueOrThrow({ where: { id: refundId } })).status).toBe('ORDERED')
    // The queue delivers the job of a server that is gone once more.
    await sendRefund(world.house, refundId)
    expect(await db().refund.findUniqueOrThrow({ where: { id: refundId } })).toMatchObject({ status: 'DONE' })
    expect((await world.callerAs(file.actor).portal.view()).outstanding).toBe(300_00)
    const refunds = await fetch(`${world.house.config.stripe.apiUrl}/v1/refunds?limit=100`, {
      headers: { authorization: 'Bearer sk_test_sandbox' },
    })
    const { data } = (await refunds.json()) as {
      data: { amount: number; metadata: Record<string, string> }[]
    }
    expect(data.filter(({ metadata }) => metadata['refundId'] === refundId)).toHaveLength(1)
    await booksAreRight()
  },
)
