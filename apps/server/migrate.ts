import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

const migrationsDir = join(import.meta.dirname, '..', '..', 'prisma', 'migrations')

/** The number Prisma's own tools lock with, so that they and we wait for each other. */
const lock = 72_707_369

/** Why the database cannot be brought to the state this program needs: one sentence for the operator. */
export class MigrationFault extends Error {
  override name = 'MigrationFault'
}

type Migration = { name: string; sql: string; checksum: string }
type Applied = { name: string; checksum: string; finished: boolean; logs: string | null }

/**
 * Brings the database up to date and answers the names of the migrations it applied. Several instances may
 * start at once: the lock lets one work while the others wait. The rows are the ones Prisma writes, so that
 * `npm run migrate` and this runner see the same history.
 */
export async function migrate(url: string, folder = migrationsDir): Promise<string[]> {
  return await withConnection(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [lock])
    await createHistory(client)
    await forgetInterrupted(client)
    const history = await readHistory(client)
    const migrations = await readMigrations(folder)
    for (const migration of migrations) refuseFault(migration, history)
    const pending = migrations.filter(({ name }) => !history.some((row) => row.name === name))
    for (const migration of pending) await apply(client, migration)
    return pending.map(({ name }) => name)
  })
}

/** Whether this database has ever been one of ours. */
export async function wasMigrated(url: string): Promise<boolean> {
  return await withConnection(url, isKnown)
}

/** The names of the migrations that the database still lacks; a failed one counts as lacking. */
export async function migrationsPending(url: string, folder = migrationsDir): Promise<string[]> {
  return await withConnection(url, async (client) => {
    const history = (await isKnown(client)) ? await readHistory(client) : []
    const finished = new Set(history.filter((row) => row.finished).map(({ name }) => name))
    return (await readNames(folder)).filter((name) => !finished.has(name))
  })
}

async function isKnown(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(`select to_regclass('_prisma_migrations') is not null as known`)
  return rows[0]?.known === true
}

async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'saldo migrate' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * One query without parameters, which PostgreSQL runs as one transaction: the file is applied whole together with
 * the mark that it is finished, or not at all. A failure is written down, so that it is not forgotten.
 */
async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID()
  await client.query('insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)', [
    id,
    checksum,
    name,
  ])
  const finish = `update _prisma_migrations set finished_at = now(), applied_steps_count = 1 where id = '${id}'`
  try {
    await client.query(`${sql}\n;${finish}`)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    await client.query('rollback')
    await client.query('update _prisma_migrations set logs = $2 where id = $1', [id, reason])
    throw new MigrationFault(`The migration ${name} failed and left the database as it was: ${reason}.`)
  }
}

/** Neither finished nor failed: its process was killed, PostgreSQL undid it, and it may run again. */
async function forgetInterrupted(client: pg.Client): Promise<void> {
  await client.query(
    `update _prisma_migrations set rolled_back_at = now()
      where finished_at is null and logs is null and rolled_back_at is null`,
  )
}

function refuseFault({ name, checksum }: Migration, history: Applied[]): void {
  const row = history.find((applied) => applied.name === name)
  if (row && !row.finished) {
    throw new MigrationFault(
      `The migration ${name} failed earlier (${row.logs}): put its cause right, then run ` +
        `npm run migrate -- resolve --rolled-back ${name} and start again.`,
    )
  }
  if (row && row.checksum !== checksum) {
    throw new MigrationFault(
      `The migration ${name} was changed after this database applied it: restore the file, or empty the database ` +
        'with npm run migrate -- reset.',
    )
  }
}

async function createHistory(client: pg.Client): Promise<void> {
  await client.query(`create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`)
}

/** What was rolled back is only there for the record: it may be tried again. */
async function readHistory(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `select migration_name as name, checksum, finished_at is not null as finished, logs
       from _prisma_migrations where rolled_back_at is null order by started_at`,
  )
  return rows
}

async function readNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = await readNames(folder)
  return await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name, 'migration.sql')
      if (!existsSync(path))
        throw new MigrationFault(
          `The migration ${name} has no migration.sql: write it, or remove its folder.`,
        )
      const sql = await readFile(path, 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}
