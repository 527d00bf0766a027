import { join } from 'node:path'
import { rememberAddresses } from './addresses.ts'
import { startChild } from './child.ts'
import type { Closing } from './closing.ts'
import { nextFreePort } from './ports.ts'
import type { Settings } from './settings.ts'

/** What stands around the product in a demo, and the settings by which the server finds it. */
export type Helpers = {
  env: Record<string, string>
  sandboxUrl: string | undefined
  mailboxUrl: string | undefined
  ready: Promise<unknown>
}

export const noHelpers: Helpers = {
  env: {},
  sandboxUrl: undefined,
  mailboxUrl: undefined,
  ready: Promise.resolve(),
}

/** The payment sandbox and the mailbox, each unless the real thing is configured. */
export async function startHelpers(settings: Settings, closing: Closing): Promise<Helpers> {
  const { varDir, port } = settings
  const sandbox = await nextFreePort(settings.sandboxPort, [port])
  const mailbox = await nextFreePort(settings.mailboxPort, [port, sandbox])
  const smtp = await nextFreePort(settings.smtpPort, [port, sandbox, mailbox])
  const env: Record<string, string> = { PORT: String(port), SALDO_VAR: varDir }
  const waiting: Promise<void>[] = []
  const open = (file: string, childEnv: Record<string, string>) => {
    const child = startChild(file, { env: childEnv, output: 'errors', isUrgent: false })
    closing.add(() => child.stop())
    waiting.push(child.ready)
  }
  const ownPayments = !process.env['STRIPE_SECRET_KEY']
  if (ownPayments) {
    open('apps/sandbox/main.ts', {
      SANDBOX_PORT: String(sandbox),
      SANDBOX_DATA: join(varDir, 'sandbox'),
      SANDBOX_PUBLIC_URL: `http://localhost:${sandbox}`,
      SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${port}/webhooks/stripe`,
      SANDBOX_WEBHOOK_SECRET: 'whsec_sandbox',
      SANDBOX_BANK: join(varDir, 'bank'),
      // The account of client money: the demo's own, unless somebody has named one.
      SANDBOX_PAYOUT_IBAN: process.env['CLIENT_IBAN'] || 'ES7921000813610123456789',
    })
    env['STRIPE_API_URL'] = `http://127.0.0.1:${sandbox}`
  }
  const ownMailbox = !process.env['SMTP_URL']
  if (ownMailbox) {
    open('apps/launcher/mailbox.ts', {
      MAILBOX_PORT: String(mailbox),
      MAILBOX_SMTP_PORT: String(smtp),
      MAILBOX_FOLDER: join(varDir, 'mailbox'),
      MAILBOX_INBOUND_URL: `http://127.0.0.1:${port}/hooks/inbound-mail`,
      MAILBOX_INBOUND_SECRET: process.env['INBOUND_MAIL_SECRET'] || 'a-demo-secret-of-the-mail-that-comes-in',
    })
    env['SMTP_URL'] = `smtp://127.0.0.1:${smtp}`
    env['MAILBOX_URL'] = `http://localhost:${mailbox}`
  }
  rememberAddresses(varDir, env, closing)
  return {
    env,
    sandboxUrl: ownPayments ? `http://localhost:${sandbox}` : undefined,
    mailboxUrl: env['MAILBOX_URL'],
    ready: Promise.all(waiting),
  }
}
