import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { api } from './api.ts'
import { bank } from './bank.ts'
import { carryOut } from './bank-orders.ts'
import { type Box, noRequest } from './box.ts'
import { control } from './control.ts'
import { Errands } from './errands.ts'
import { pages } from './pages.ts'
import { Store } from './store.ts'
import { Troubles } from './troubles.ts'
import { Webhooks } from './webhooks.ts'

export interface SandboxOptions {
  /** Where everything that happened is kept. */
  folder: string
  /** 0, the default, takes any free port. */
  port?: number
  webhookUrl?: string
  /** Several, separated by commas, sign every event several times, as during a roll of secrets. */
  webhookSecret?: string
  /** Where people's browsers reach the hosted pages, if not at localhost. */
  publicUrl?: string
  /** Whom the hosted page says it collects for. */
  merchant?: string
  /** By default for three days, as Stripe does, with pauses of at most five minutes. */
  retry?: Box['retry']
  /** Where the bank of the demo takes orders and drops its notices; without it there is no bank. */
  bankFolder?: string
  /** The account at that bank on which the provider's payouts arrive. */
  payoutIban?: string
  /** After how long what was taken is paid out; without it only when it is told to. */
  payoutAfterMs?: number
  /** How long a bank thinks about a dispute. */
  verdictAfterMs?: number
}

export interface Sandbox {
  readonly port: number
  readonly url: string
  readonly webhookSecret: string
  close(): Promise<void>
}

export const defaultWebhookSecret = 'whsec_sandbox0123456789abcdefghijklmnop'

/** The API version of the installed SDK, whose types the answers are checked against. */
const version = '2026-10-28.endive'

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const server = createServer()
  // The port first: a second sandbox stops here, before it touches the first one's data.
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const webhookSecret = options.webhookSecret ?? defaultWebhookSecret
  const box: Box = {
    store: new Store(options.folder),
    publicUrl: options.publicUrl ?? `http://localhost:${port}`,
    merchant: options.merchant ?? 'Saldo Recovery',
    webhookUrl: options.webhookUrl ?? null,
    webhookSecrets: webhookSecret.split(',').map((secret) => secret.trim()),
    retry: options.retry ?? { firstMs: 1000, longestMs: 300_000, attempts: 870 },
    verdictAfterMs: options.verdictAfterMs ?? 3000,
    payoutAfterMs: options.payoutAfterMs ?? null,
    bankFolder: options.bankFolder ?? null,
    payoutIban: options.payoutIban ?? null,
    request: noRequest,
    version,
    wake: () => {
      errands.wake()
      webhooks.wake()
    },
  }
  const errands = new Errands(box)
  const webhooks = new Webhooks(box)
  const troubles = new Troubles()
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.get('/healthz', (c) => c.text('ok'))
  app.route('/', api(box, troubles))
  app.route('/sandbox', control(box, troubles))
  app.route('/', pages(box))
  const { bankFolder } = options
  if (bankFolder !== undefined) app.route('/', bank(bankFolder))
  const rounds = bankFolder === undefined ? undefined : setInterval(() => carryOut(bankFolder), 1_500)

  server.on('request', getRequestListener(app.fetch))
  webhooks.resume()
  box.wake()
  return {
    port,
    url: box.publicUrl,
    webhookSecret,
    close: async () => {
      clearInterval(rounds)
      errands.stop()
      await webhooks.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      box.store.close()
    },
  }
}
