import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { migrate, MigrationFault } from '../server/migrate.ts'
import { startChild } from './child.ts'
import type { Closing } from './closing.ts'
import { startPostgres } from './postgres.ts'
import { Halt, say } from './say.ts'
import type { Settings } from './settings.ts'

/** The address of the database: the one that DATABASE_URL names, or the embedded one, running. */
export async function openDatabase(settings: Settings, closing: Closing): Promise<string> {
  if (settings.databaseUrl) return settings.databaseUrl
  if (settings.production) throw new Halt('Production has no embedded database: set DATABASE_URL.')
  const starting = startPostgres({ dataDir: join(settings.varDir, 'postgres'), fsync: settings.fsync })
  closing.add(async () => (await starting).stop())
  return (await starting).url
}

/** Refuses a DATABASE_URL that leads nowhere; names host and reason, never the password. */
export async function proveReachable(url: string): Promise<void> {
  const address = URL.parse(url)
  if (!address?.protocol.startsWith('postgres')) {
    throw new Halt('DATABASE_URL is not an address such as postgresql://user:password@host:5432/database.')
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string }
    const reason = message || code || 'no answer'
    throw new Halt(`The database at ${address.host} cannot be used (${reason}): check DATABASE_URL.`)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * Fills an empty database with the demo town. A mark says that this is under way: what a kill left half written is
 * emptied and written again, but only in the database that is ours alone.
 */
export async function seedIfEmpty(
  url: string,
  settings: Settings,
  env: Record<string, string>,
  helpersReady: Promise<unknown>,
): Promise<void> {
  const mark = join(settings.varDir, 'seeding')
  if (existsSync(mark)) {
    if (settings.databaseUrl) {
      throw new Halt(
        `The demo data was written only in part: empty that database, delete ${mark} and start again.`,
      )
    }
    await emptyDatabase(url)
  } else if (!(await isEmpty(url))) return
  await migrate(url).catch((error: unknown) => {
    throw error instanceof MigrationFault ? new Halt(error.message) : error
  })
  await helpersReady
  say('Writing the demo town …')
  writeFileSync(mark, '')
  const seed = startChild('prisma/seed.ts', { env: { ...env, DATABASE_URL: url }, orphanProof: true })
  if ((await seed.ended) !== 0) throw new Halt('The demo data could not be written: see above.')
  rmSync(mark)
}

async function isEmpty(url: string): Promise<boolean> {
  return await withClient(url, async (client) => {
    const { rows } = await client.query(`select to_regclass('"User"') is null as empty`)
    if (rows[0]?.empty) return true
    const users = await client.query('select from "User" limit 1')
    return users.rowCount === 0
  })
}

async function emptyDatabase(url: string): Promise<void> {
  const server = new URL(url)
  const name = server.pathname.slice(1)
  server.pathname = '/postgres'
  await withClient(server.href, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.query(`create database ${name}`)
  })
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
