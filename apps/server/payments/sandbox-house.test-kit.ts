import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { Instant } from '#shared/dates.ts'
import { startSandbox } from '../../sandbox/sandbox.ts'
import { type ActiveCase, addActiveCase, type ActiveCaseDetails } from '../testing/debtor.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { webhookRoute } from './webhook-route.ts'

export type SandboxHouse = Awaited<ReturnType<typeof openSandboxHouse>>
type Choice = Parameters<ReturnType<TestHouse['callerAs']>['payments']['start']>[0]

export const everything = { kind: 'everything' } as const

/**
 * A house with the real sandbox before its unmodified door, and the sandbox's webhooks delivered over HTTP. The
 * sandbox lives in real time, so the clock of the house is set to it.
 */
export async function openSandboxHouse() {
  const folder = mkdtempSync(join(tmpdir(), 'saldo-sandbox-'))
  let receive: ((request: Request) => Response | Promise<Response>) | null = null
  const receiver = serve({
    port: 0,
    hostname: '127.0.0.1',
    overrideGlobalObjects: false,
    fetch: (request) => receive?.(request) ?? new Response(null, { status: 503 }),
  })
  await new Promise<void>((done) => receiver.once('listening', done))
  const { port } = receiver.address() as AddressInfo
  const sandbox = await startSandbox({
    folder,
    webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe`,
    // The house knows two secrets, as while one is exchanged for the next.
    webhookSecret: 'whsec_new',
    retry: { firstMs: 20, longestMs: 60, attempts: 100 },
  })
  const apiUrl = `http://127.0.0.1:${sandbox.port}`
  const test = await openTestHouse({ STRIPE_API_URL: apiUrl, STRIPE_WEBHOOK_SECRET: 'whsec_old,whsec_new' })
  const { house } = test
  test.clock.set(new Date().toISOString() as Instant)
  const webhooks = webhookRoute(house)
  receive = (request) => webhooks.fetch(request)

  const manager = await test.addStaff('manager', 'Marta Ferrer')
  const collector = await test.addStaff('collector', 'Jonas Brandt', ['de', 'en'])
  const creditor = await test.addCreditor('Aceros Vega SL')
  const control = async (path: string, body: object = {}) => {
    const answer = await fetch(`${apiUrl}/sandbox${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    return JSON.parse(text) as Record<string, unknown>
  }
  const payment = (paymentId: string) => house.db.payment.findUniqueOrThrow({ where: { id: paymentId } })
  const sessionOf = async (paymentId: string) => (await payment(paymentId)).checkoutSessionId ?? ''
  const addCase = (details: Partial<ActiveCaseDetails> = {}) =>
    addActiveCase(house, { creditor, collector, ...details })
  /** Webhooks arrive when they arrive; this waits until what they tell is known. */
  async function until(met: () => Promise<boolean>, what: string) {
    const end = performance.now() + 8_000
    while (!(await met())) {
      if (performance.now() > end) throw new Error(`Waited in vain until ${what}`)
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
  }
  return {
    ...test,
    manager,
    collector,
    creditor,
    control,
    webhooks,
    addCase,
    until,
    /** What the provider itself knows to have been charged to a kept card, or tried. */
    async chargedTo(savedCardId: string) {
      const card = await house.db.savedCard.findUniqueOrThrow({ where: { id: savedCardId } })
      const answer = await fetch(`${apiUrl}/v1/payment_intents?customer=${card.providerCustomerId ?? ''}`, {
        headers: { authorization: `Bearer ${house.config.stripe.secretKey}` },
      })
      const { data } = JSON.parse(await answer.text()) as { data: { id: string; status: string }[] }
      return data
    },
    payment,
    sessionOf,
    /** A new case, and a provider that tells its news at once, in order and one time. */
    async anew() {
      await control('/webhooks', { hold: false, order: 'natural', copies: 1, drop: 0 })
      return addCase()
    },
    start: ({ actor }: ActiveCase, choice: Choice = everything) =>
      test.callerAs(actor).payments.start(choice),
    /** What the debtor types on the provider's page; without a card of its own, one that is good. */
    pay: async (paymentId: string, card: object = {}) =>
      control(`/sessions/${await sessionOf(paymentId)}/pay`, card),
    statusIs: (paymentId: string, status: string) =>
      until(async () => (await payment(paymentId)).status === status, `${paymentId} is ${status}`),
    mailsOf: (kind: string, { caseId }: ActiveCase) =>
      house.db.outgoingMail.count({ where: { kind, caseId, sentAt: { not: null } } }),
    postings: ({ caseId }: ActiveCase) =>
      house.db.ledgerTransaction.count({ where: { caseId, kind: { startsWith: 'receipt-' } } }),
    async close() {
      await sandbox.close()
      receiver.close()
      if ('closeAllConnections' in receiver) receiver.closeAllConnections()
      await test.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
