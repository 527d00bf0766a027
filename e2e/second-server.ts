import { startChild } from '../apps/launcher/child.ts'
import { randomFreePort } from '../apps/launcher/ports.ts'
import { need } from './world.ts'

export type SecondServer = { url: string; stop(): Promise<void>; start(): Promise<void> }

/** A second process of the product on the same database and mailbox, which a story may end and start as it likes. */
export async function openSecondServer(): Promise<SecondServer> {
  const port = await randomFreePort()
  const mailbox = new URL(need('SALDO_MAILBOX_URL'))
  const settings = {
    DATABASE_URL: need('SALDO_DATABASE_URL'),
    PORT: String(port),
    PUBLIC_URL: need('SALDO_URL'),
    SALDO_VAR: 'var/e2e',
    MAILBOX_URL: mailbox.origin,
    SMTP_URL: `smtp://127.0.0.1:${Number(mailbox.port) + 1}`,
    STRIPE_API_URL: need('SALDO_SANDBOX_URL'),
    LOG_LEVEL: 'warn',
  }
  const open = async () => {
    const child = startChild('apps/launcher/server-process.ts', { output: 'kept' })
    child.tell(settings)
    await child.ready
    return child
  }
  let child: Awaited<ReturnType<typeof open>> | null = await open()
  return {
    url: `http://localhost:${port}`,
    async stop() {
      await child?.stop()
      child = null
    },
    async start() {
      child ??= await open()
    },
  }
}
