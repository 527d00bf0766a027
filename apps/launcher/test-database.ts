import pg from 'pg'
import { migrate, MigrationFault } from '../server/migrate.ts'
import { inRoot } from './paths.ts'
import { isRunning } from './process-facts.ts'
import { isOnlyUser, startPostgres } from './postgres.ts'
import { Halt } from './say.ts'
import { hashOf } from './stamp.ts'

/** What a test worker needs to make a database of its own; plain data, so that it can cross processes. */
export type TestServer = { adminUrl: string; template: string }

export type PreparedTests = TestServer & { stop(): Promise<void> }

/** Any number nobody else locks with: one process at a time builds the template. */
const lock = 72_707_370

/** What else belongs into the template, and the files it is made from. */
export type TemplateExtras = { sources: string[]; complete(url: string): Promise<void> }

/**
 * Starts the tests' own PostgreSQL and builds a migrated, empty template database, once per state of the
 * migrations. Also clears away the databases of test runs that were killed.
 */
export async function prepareTestDatabase(
  extras?: TemplateExtras,
  dataDir = inRoot('var', 'test-postgres'),
): Promise<PreparedTests> {
  const server = await startPostgres({ dataDir, fsync: false })
  const adminUrl = withDatabase(server.url, 'postgres')
  const sources = [inRoot('prisma', 'migrations'), ...(extras?.sources ?? [])]
  const template = `saldo_base_${hashOf(sources).slice(0, 12)}`
  const prepared = asAdmin(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [lock])
    const names = await databaseNames(admin)
    for (const name of names.filter(isOrphan)) await drop(admin, name)
    if (names.includes(template)) return
    // A run under way may still clone an older template, so those go only when nobody else is at work.
    const outdated = names.filter((name) => name.startsWith('saldo_base_'))
    if (await isOnlyUser(admin)) for (const name of outdated) await drop(admin, name)
    await buildTemplate(admin, adminUrl, template, extras)
  })
  try {
    await prepared
  } catch (error) {
    // Nobody would stop it any more, and a server that runs keeps this process from ending.
    await server.stop()
    throw error instanceof MigrationFault ? new Halt(error.message) : error
  }
  return { adminUrl, template, stop: () => server.stop() }
}

/** A fresh database for one worker: a copy of the template, so it is migrated already. */
export async function cloneDatabase(
  { adminUrl, template }: TestServer,
  worker: string | number,
): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `saldo_clone_${process.pid}_${worker}`
  await asAdmin(adminUrl, async (admin) => {
    await drop(admin, name)
    await admin.query(`create database ${name} template ${template}`)
  })
  return { url: withDatabase(adminUrl, name), drop: () => asAdmin(adminUrl, (admin) => drop(admin, name)) }
}

/** Built under another name and renamed when whole: a template that exists is a template that works. */
async function buildTemplate(
  admin: pg.Client,
  adminUrl: string,
  template: string,
  extras?: TemplateExtras,
): Promise<void> {
  await drop(admin, 'saldo_base_unfinished')
  await admin.query('create database saldo_base_unfinished')
  const url = withDatabase(adminUrl, 'saldo_base_unfinished')
  await migrate(url)
  await extras?.complete(url)
  await admin.query(`alter database saldo_base_unfinished rename to ${template}`)
}

async function asAdmin<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

async function databaseNames(admin: pg.Client): Promise<string[]> {
  const { rows } = await admin.query<{ datname: string }>('select datname from pg_database')
  return rows.map(({ datname }) => datname)
}

/** A clone whose name says that a process made it which is no more. */
function isOrphan(name: string): boolean {
  const pid = /^saldo_clone_(\d+)_/.exec(name)?.[1]
  return pid !== undefined && !isRunning(Number(pid))
}

async function drop(admin: pg.Client, name: string): Promise<void> {
  await admin.query(`drop database if exists ${name} with (force)`)
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
