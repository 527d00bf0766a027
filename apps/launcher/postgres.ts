import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { withFolderLock } from './folder-lock.ts'
import { isPortFree, randomFreePort } from './ports.ts'
import { findHome, type PostgresHome } from './postgres-home.ts'
import { dataOf, ensureData, type Secrets, secretsFile, urlOf, user, writeSecrets } from './postgres-init.ts'
import { findPostmaster, removeStalePidFile, stopPostmaster } from './postmaster.ts'
import { Halt } from './say.ts'

export type Postgres = {
  url: string
  /** True when the server was already running, for instance left over from a start that was killed. */
  adopted: boolean
  /** Ends our use of it; the server itself stops with its last user. */
  stop(): Promise<void>
}

/** The connection that every user of a server holds as long as it needs it. */
const presenceName = 'saldo presence'
const patienceMs = 30_000

/**
 * Starts the embedded PostgreSQL for this folder, or adopts the one that already runs there.
 * `fsync: false` is for databases that may be lost, such as those of the tests.
 */
export async function startPostgres({
  dataDir,
  fsync,
}: {
  dataDir: string
  fsync: boolean
}): Promise<Postgres> {
  const home = findHome(dataDir)
  const secrets = await ensureData(home)
  const deadline = Date.now() + patienceMs
  for (let adopted = true; Date.now() < deadline; ) {
    if (findPostmaster(dataOf(home)) === null) {
      adopted = false
      await launch(home, secrets, fsync)
    }
    const presence = await connect(home, secrets)
    if (presence) return { url: urlOf(secrets), adopted, stop: () => leave(presence, home) }
    await pause(15)
  }
  throw new Halt(`PostgreSQL did not start within ${patienceMs / 1000} s; its log is ${logFile(home)}.`)
}

/** Stops the server of this folder, whoever uses it, and forgets its data. */
export async function removePostgres(dataDir: string): Promise<void> {
  const home = findHome(dataDir)
  await stopPostmaster(dataOf(home))
  rmSync(home.folder, { recursive: true, force: true })
}

/** Spawns the server itself (not pg_ctl, which leaves a zombie in the way) and waits for its pid file. */
async function launch(home: PostgresHome, secrets: Secrets, fsync: boolean): Promise<void> {
  removeStalePidFile(dataOf(home))
  if (!(await isPortFree(secrets.port, '127.0.0.1'))) {
    secrets.port = await randomFreePort()
    writeSecrets(home, secrets)
  }
  const settings = {
    listen_addresses: '127.0.0.1',
    port: secrets.port,
    unix_socket_directories: '',
    max_connections: 200,
    jit: 'off',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const log = openSync(logFile(home), 'w')
  const server = spawn(
    join(home.bin, 'postgres'),
    ['-D', dataOf(home), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // A session of its own: Ctrl-C in the terminal reaches us, and we stop it in good order.
    { ...home.account, cwd: '/', detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  let ended = false
  server.once('error', () => (ended = true))
  server.once('exit', () => (ended = true))
  server.unref()
  const deadline = Date.now() + 5_000
  while (!ended && findPostmaster(dataOf(home)) === null && Date.now() < deadline) await pause(5)
  // Whoever lost a race for the directory sees the winner's server in the next round; anything else is final.
  if (ended && findPostmaster(dataOf(home)) === null) {
    throw new Halt(`PostgreSQL did not start: ${lastWords(home)}`)
  }
}

/** A connection to the server, if it serves our directory; it stays open as the sign that somebody uses it. */
async function connect(home: PostgresHome, secrets: Secrets): Promise<pg.Client | null> {
  const client = new pg.Client({
    connectionString: urlOf(secrets, 'postgres'),
    application_name: presenceName,
    connectionTimeoutMillis: 3_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query("select current_setting('data_directory') as folder")
    if (rows[0]?.folder === dataOf(home)) return await withDatabase(client)
  } catch (error) {
    if ((error as { code?: string }).code === '28P01' && findPostmaster(dataOf(home)) !== null) {
      throw new Halt(`The password in ${secretsFile(home)} does not open the database beside it.`)
    }
  }
  await client.end().catch(() => undefined)
  return null
}

async function withDatabase(client: pg.Client): Promise<pg.Client> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [user])
  if (!rowCount) await client.query(`create database ${user}`)
  return client
}

/**
 * Counts only connections like our own: those of a server we have just stopped may outlive it by a moment. Under the
 * lock, so that of several who leave at once the last one sees that it is the last.
 */
function leave(presence: pg.Client, home: PostgresHome): Promise<void> {
  return withFolderLock(home.folder, async () => {
    const isLast = await isOnlyUser(presence).catch(() => true)
    await presence.end().catch(() => undefined)
    if (isLast) await stopPostmaster(dataOf(home))
  })
}

/** Whether the process that asks is the only one that uses the server. */
export async function isOnlyUser(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_stat_activity where application_name = $1', [
    presenceName,
  ])
  return (rowCount ?? 0) <= 1
}

const logFile = (home: PostgresHome): string => join(home.folder, 'server.log')

function lastWords(home: PostgresHome): string {
  const lines = readFileSync(logFile(home), 'utf8').trim().split('\n')
  return lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? (lines.at(-1) || 'it said nothing')
}
