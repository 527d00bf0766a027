import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#shared/dates.ts'
import type { DisputeType } from '#shared/disputes/dispute.ts'
import { newId } from '#shared/ids.ts'
import { type Minor, minor } from '#shared/money.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import { closeStalePages } from './close-stale-pages.ts'
import { openSandboxHouse } from './sandbox-house.test-kit.ts'

const world = await openSandboxHouse()
const { start, pay, statusIs, postings, control, house } = world
let openCase: ActiveCase
afterAll(() => world.close())
beforeEach(async () => {
  openCase = await world.anew()
})

const now = () => Date.parse(house.clock.now())
const debtor = () => world.callerAs(openCase.actor)
const dispute = (type: DisputeType, items: { invoiceId: string; amountMinor: Minor | null }[] = []) =>
  debtor().disputes.open({
    disputeId: newId('dispute', now()),
    type,
    items: items as never,
    words: 'Half of the beams are rusty.',
  })
const pageOf = async (paymentId: string) =>
  (await house.payments.retrieveCheckout(await world.sessionOf(paymentId))).status

const wholeFirst = () => [{ invoiceId: openCase.invoiceIds[0] ?? '', amountMinor: null }]

describe('a card page that lies open', () => {
  test('is closed when the whole case is paused, once, and can be paid on no more', async () => {
    const { paymentId } = await start(openCase)
    await dispute('NOT_A_BUSINESS')
    expect(await pageOf(paymentId)).toBe('open')
    await world.drain()
    expect(await pageOf(paymentId)).toBe('expired')
    await statusIs(paymentId, 'EXPIRED')
    await closeStalePages(house, openCase.caseId)
    const ended = { caseId: openCase.caseId, kind: 'payment-expired' }
    expect(await house.db.caseEvent.count({ where: ended })).toBe(1)
    expect(await pay(paymentId)).toHaveProperty('error')
  })

  test('is closed when it asks for more than what is left undisputed, and stays where it does not', async () => {
    const all = await start(openCase)
    await dispute('QUALITY', wholeFirst())
    await world.drain()
    expect(await pageOf(all.paymentId)).toBe('expired')

    openCase = await world.anew()
    const little = await start(openCase, { kind: 'amount', amountMinor: minor(50_000) })
    await dispute('QUALITY', wholeFirst())
    await world.drain()
    expect(await pageOf(little.paymentId)).toBe('open')
  })

  test('for an invoice of the payer’s choice is closed when that one is disputed, not when another is', async () => {
    const [first = '', second = ''] = openCase.invoiceIds
    const page = await start(openCase, { kind: 'invoices', invoiceIds: [second] })
    await dispute('QUALITY', [{ invoiceId: first, amountMinor: minor(100_000) }])
    await world.drain()
    expect(await pageOf(page.paymentId)).toBe('open')
    await dispute('QUANTITY_SHORT', [{ invoiceId: second, amountMinor: minor(100) }])
    await world.drain()
    expect(await pageOf(page.paymentId)).toBe('expired')
  })

  test('is closed when a plan takes its place', async () => {
    const { paymentId } = await start(openCase)
    const { undisputed, today } = await debtor().plans.talk()
    const first = minor(Math.ceil(undisputed / 4))
    const drawn = await debtor().plans.draw({
      total: undisputed,
      first,
      firstOn: addDays(today, 5),
      count: 4,
      dayOfMonth: 5,
    })
    expect(drawn.decider).toBe('NOBODY')
    world.clock.forward(1)
    await debtor().plans.confirm({
      negotiationId: newId('negotiation', now()),
      terms: drawn.terms,
      name: 'Petra Adler',
      textSha256: drawn.sha256,
    })
    await world.drain()
    expect(await pageOf(paymentId)).toBe('expired')
  })

  test('that is only just being opened closes as well', async () => {
    const { paymentId } = await start(openCase)
    const sessionId = await world.sessionOf(paymentId)
    await house.db.payment.update({ where: { id: paymentId }, data: { checkoutSessionId: null } })
    await dispute('WRONG_PARTY')
    await world.drain()
    expect(await world.sessionOf(paymentId)).toBe(sessionId)
    expect(await pageOf(paymentId)).toBe('expired')
  })

  test('through which money came in the meantime is posted all the same', async () => {
    await control('/webhooks', { hold: true })
    const { paymentId } = await start(openCase)
    await pay(paymentId)
    await dispute('INSOLVENCY')
    await world.drain()
    await statusIs(paymentId, 'SUCCEEDED')
    expect(await postings(openCase)).toBe(2)
    await control('/webhooks', { hold: false })
  })

  test('closes though the provider’s answer was lost and the order comes twice', async () => {
    const { paymentId } = await start(openCase)
    const expire = `/v1/checkout/sessions/${await world.sessionOf(paymentId)}/expire`
    await dispute('NOT_A_BUSINESS')
    await control('/troubles', { kind: 'lost', times: 1, only: expire })
    await world.drain()
    await statusIs(paymentId, 'EXPIRED')
  })
})
