import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { type SandboxOptions, startSandbox } from './sandbox.ts'

const quickRetry = { firstMs: 10, longestMs: 40, attempts: 40 }

export interface Received {
  body: string
  signature: string
  type: string
  id: string
}

/** A webhook endpoint that keeps what it gets and answers what it is told. */
export async function startReceiver() {
  const received: Received[] = []
  const behaviour = { status: 200 }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const event: { id: string; type: string } = JSON.parse(body)
      const signature = String(request.headers['stripe-signature'])
      received.push({ body, signature, type: event.type, id: event.id })
      response.writeHead(behaviour.status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    received,
    behaviour,
    url: `http://127.0.0.1:${port}/webhooks/stripe`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A sandbox in a folder of its own and the unmodified SDK pointed at it. */
export async function startFixture(options: Partial<SandboxOptions> = {}) {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'sandbox-'))
  const sandbox = await startSandbox({ retry: quickRetry, verdictAfterMs: 10, ...options, folder })
  const at = `http://127.0.0.1:${sandbox.port}`
  return {
    folder,
    sandbox,
    at,
    stripe: client(sandbox.port),
    control: async (path: string, body: object = {}): Promise<Record<string, unknown>> => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(`${at}/sandbox${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      return JSON.parse(await response.text())
    },
    close: async () => {
      await sandbox.close()
      if (options.folder === undefined) rmSync(folder, { recursive: true })
    },
  }
}

export function client(port: number): Stripe {
  return new Stripe('sk_test_51Sandbox', {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  })
}

/** The error a call ends in; a call that succeeds fails the test. */
export async function failed(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
  throw new Error('The call succeeded.')
}

export async function until(met: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 4000
  while (!(await met())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

export function sessionInput(amount = 1_272_490): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    client_reference_id: 'case_1',
    success_url: 'https://saldo.example/paid?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://saldo.example/case',
    customer_email: 'kasse@bau-adler.example',
    metadata: { case: 'case_1' },
    payment_intent_data: { metadata: { case: 'case_1' }, description: 'Invoice A-17' },
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'eur', unit_amount: amount, product_data: { name: 'Invoice A-17' } },
      },
    ],
  }
}

export const typedCard = {
  email: 'kasse@bau-adler.example',
  number: '4242 4242 4242 4242',
  expiry: '12 / 40',
  cvc: '123',
  name: 'Hans Adler',
}
