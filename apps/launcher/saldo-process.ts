import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { buildIfStale } from './build-product.ts'
import { type Child, startChild } from './child.ts'
import { claimFolder } from './claim-folder.ts'
import type { Closing } from './closing.ts'
import { openDatabase, proveReachable, seedIfEmpty } from './database.ts'
import { generateIfStale } from './generate.ts'
import { noHelpers, startHelpers } from './helpers.ts'
import { isPortFree } from './ports.ts'
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
  if (settings.production) await proveConfig()
  proveWritable(settings.varDir)
  await claimFolder(settings.varDir, closing)
  if (!(await isPortFree(settings.port))) {
    throw new Halt(
      `Port ${settings.port} is taken by another program: choose another, for instance PORT=${settings.port + 100} npm start.`,
    )
  }
  if (settings.databaseUrl) await proveReachable(settings.databaseUrl)
  // Only what the server needs is waited for before it starts; the rest gets ready beside it.
  const helpers = settings.production ? noHelpers : await startHelpers(settings, closing)
  const helpersReady = helpers.ready.catch(() => {
    throw new Halt('The payment sandbox or the mailbox did not start: see above.')
  })
  helpersReady.catch(() => undefined)
  const [databaseUrl, server] = await Promise.all([
    openDatabase(settings, closing),
    generateIfStale().then(() => openServer(settings, closing)),
    settings.dev ? undefined : buildIfStale(),
  ])
  const { env, sandboxUrl, mailboxUrl } = helpers
  if (!settings.production) await seedIfEmpty(databaseUrl, settings, env, helpersReady)
  const serverEnv = { ...env, DATABASE_URL: databaseUrl, ...(settings.dev ? { SALDO_DEV: '1' } : {}) }
  server.tell(serverEnv)
  await server.ready.catch(() => {
    throw new Halt('The server did not start: see above.')
  })
  await helpersReady
  const url = `http://localhost:${settings.port}`
  await answers(`http://127.0.0.1:${settings.port}/readyz`)
  return { url, databaseUrl, sandboxUrl, mailboxUrl, server, serverEnv }
}

/** The server waits to be told its settings; what it needs before that is the generated database client. */
export function startServer(settings: Settings): Child {
  return startChild('apps/launcher/server-process.ts', { output: settings.log })
}

function openServer(settings: Settings, closing: Closing): Child {
  const server = startServer(settings)
  closing.add(() => server.stop())
  return server
}

/** Production is told what it lacks before anything is built or opened. */
async function proveConfig(): Promise<void> {
  const { BadConfig, readConfig } = await import('../server/config.ts')
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
