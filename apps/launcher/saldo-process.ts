import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { BadConfig, readConfig } from '../server/config.ts'
import { buildIfStale } from './build-product.ts'
import { type Child, startChild } from './child.ts'
import type { Closing } from './closing.ts'
import { openDatabase, seedIfEmpty } from './database.ts'
import { generateIfStale } from './generate.ts'
import { isPortFree, nextFreePort } from './ports.ts'
import { Halt } from './say.ts'
import type { Settings } from './settings.ts'

export type Saldo = {
  url: string
  databaseUrl: string
  /** Undefined where a real provider or mail server is configured. */
  sandboxUrl: string | undefined
  mailboxUrl: string | undefined
  server: Child
  /** What the server was started with, for whoever starts it again. */
  serverEnv: Record<string, string>
}

/** Everything from an empty folder to a server that answers. What it opens is added to `closing`. */
export async function startSaldo(settings: Settings, closing: Closing): Promise<Saldo> {
  if (settings.production) proveConfig()
  if (!(await isPortFree(settings.port))) {
    throw new Halt(
      `Port ${settings.port} is taken by another program: choose another, for instance PORT=${settings.port + 100} npm start.`,
    )
  }
  proveWritable(settings.varDir)
  const [databaseUrl, { env, sandboxUrl, mailboxUrl }] = await Promise.all([
    openDatabase(settings, closing),
    settings.production ? noHelpers : startHelpers(settings, closing),
    generateIfStale(),
    settings.dev ? undefined : buildIfStale(),
  ])
  if (!settings.production) await seedIfEmpty(databaseUrl, settings, env)
  const serverEnv = { ...env, DATABASE_URL: databaseUrl, ...(settings.dev ? { SALDO_DEV: '1' } : {}) }
  const server = startServer(serverEnv, settings)
  closing.add(() => server.stop())
  await server.ready.catch(() => {
    throw new Halt('The server did not start: see above.')
  })
  const url = `http://localhost:${settings.port}`
  await answers(`http://127.0.0.1:${settings.port}/readyz`)
  return { url, databaseUrl, sandboxUrl, mailboxUrl, server, serverEnv }
}

export function startServer(env: Record<string, string>, settings: Settings): Child {
  return startChild('apps/server/main.ts', { env, output: settings.log })
}

type Helpers = { env: Record<string, string>; sandboxUrl: string | undefined; mailboxUrl: string | undefined }

const noHelpers: Helpers = { env: {}, sandboxUrl: undefined, mailboxUrl: undefined }

/** The payment sandbox and the mailbox, each unless the real thing is configured. */
async function startHelpers(settings: Settings, closing: Closing): Promise<Helpers> {
  const { varDir, port } = settings
  const sandbox = await nextFreePort(settings.sandboxPort, [port])
  const mailbox = await nextFreePort(settings.mailboxPort, [port, sandbox])
  const smtp = await nextFreePort(settings.smtpPort, [port, sandbox, mailbox])
  const env: Record<string, string> = { PORT: String(port), SALDO_VAR: varDir }
  const waiting: Promise<void>[] = []
  const open = (file: string, childEnv: Record<string, string>) => {
    const child = startChild(file, { env: childEnv, output: 'errors' })
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
    })
    env['STRIPE_API_URL'] = `http://127.0.0.1:${sandbox}`
  }
  const ownMailbox = !process.env['SMTP_URL']
  if (ownMailbox) {
    open('apps/launcher/mailbox.ts', {
      MAILBOX_PORT: String(mailbox),
      MAILBOX_SMTP_PORT: String(smtp),
      MAILBOX_FOLDER: join(varDir, 'mailbox'),
    })
    env['SMTP_URL'] = `smtp://127.0.0.1:${smtp}`
    env['MAILBOX_URL'] = `http://localhost:${mailbox}`
  }
  await Promise.all(waiting)
  return {
    env,
    sandboxUrl: ownPayments ? `http://localhost:${sandbox}` : undefined,
    mailboxUrl: env['MAILBOX_URL'],
  }
}

/** Production is told what it lacks before anything is built or opened. */
function proveConfig(): void {
  try {
    readConfig()
  } catch (error) {
    throw error instanceof BadConfig ? new Halt(error.message) : error
  }
}

function proveWritable(folder: string): void {
  const probe = join(folder, `.write-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Halt(
      `The folder ${folder} cannot be written to (${code}): choose another with SALDO_VAR=/some/folder.`,
    )
  }
}

async function answers(url: string): Promise<void> {
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return
    await pause(50)
  }
  throw new Halt(`The server runs but does not become ready: see ${url}.`)
}
