import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQueryable,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'

/**
 * The adapter the application uses, made fit for migrations: it can read PostgreSQL's own catalogue, runs a
 * script as it is written, and makes its own shadow database.
 */
export function databaseAdapter(url: string, shadowUrl?: string): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(url),
    connectToShadowDb: () => (shadowUrl ? connect(shadowUrl) : connectToShadow(url)),
  }
}

async function connect(url: string, afterwards?: () => Promise<void>): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool({ connectionString: url })
  const schema = new URL(url).searchParams.get('schema') ?? 'public'
  const adapter = readingChars(await new PrismaPg(pool, { schema }).connect())
  const begin = adapter.startTransaction.bind(adapter)
  return Object.assign(adapter, {
    startTransaction: async (...args: Parameters<typeof begin>) => readingChars(await begin(...args)),
    executeScript: (script: string) => runWhole(pool, script),
    async dispose() {
      await pool.end()
      await afterwards?.()
    },
  })
}

/** The adapter's own shadow database would be opened by the main one's address, and be the main one. */
async function connectToShadow(url: string): Promise<SqlDriverAdapter> {
  const name = `prisma_migrate_shadow_db_${randomUUID()}`
  await onServer(url, `create database "${name}"`)
  const shadow = new URL(url)
  shadow.pathname = `/${name}`
  return await connect(shadow.href, () => onServer(url, `drop database if exists "${name}" with (force)`))
}

/** One statement outside the database it is about, hence in the one every server has. */
export async function onServer(url: string, statement: string): Promise<void> {
  const server = new URL(url)
  server.pathname = '/postgres'
  const client = new pg.Client({ connectionString: server.href })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** The adapter splits a script at every semicolon, which would cut the bodies of functions in two. */
async function runWhole(pool: pg.Pool, script: string): Promise<void> {
  try {
    await pool.query(script)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    const { code = 'N/A', severity = 'N/A', message, detail, column, hint } = error
    throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint })
  }
}

const oidOfChar = 18
const oidOfCharArray = 1002

type WithFields = { performIO(query: unknown): Promise<{ fields: { dataTypeID: number }[] }> }

/**
 * The catalogue is full of the type "char", which the adapter refuses to name. It does name an array of it, and no
 * query of the engine asks for one: so the type takes that name on the way in and its own on the way out.
 */
function readingChars<T extends SqlQueryable>(queryable: T): T {
  const { performIO } = queryable as unknown as WithFields
  const { queryRaw } = queryable
  return Object.assign(queryable, {
    async performIO(query: unknown) {
      const result = await performIO.call(queryable, query)
      for (const field of result.fields) if (field.dataTypeID === oidOfChar) field.dataTypeID = oidOfCharArray
      return result
    },
    async queryRaw(query: Parameters<T['queryRaw']>[0]) {
      const result = await queryRaw.call(queryable, query)
      const { CharacterArray, Character } = ColumnTypeEnum
      return {
        ...result,
        columnTypes: result.columnTypes.map((type) => (type === CharacterArray ? Character : type)),
      }
    },
  })
}
