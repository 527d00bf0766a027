import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { removePostgres } from './postgres.ts'
import { cloneDatabase, type PreparedTests, prepareTestDatabase } from './test-database.ts'

// A machine that is busy with other things is slow to start a database, not wrong.
vi.setConfig({ testTimeout: 60_000 })

const dataDir = mkdtempSync(join(tmpdir(), 'saldo-tests-'))
// A private folder is one that root's PostgreSQL account could not enter.
chmodSync(dataDir, 0o755)

afterAll(async () => {
  await removePostgres(dataDir)
  rmSync(dataDir, { recursive: true, force: true })
})

/** Runs differ in what their template is made from, as two states of the sources would. */
const prepare = (file: string): Promise<PreparedTests> =>
  prepareTestDatabase(
    { sources: [join(import.meta.dirname, file)], complete: async () => undefined },
    dataDir,
  )

async function ask(url: string, text: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(text)
  await client.end()
  return rows.map(({ name }) => name)
}

const databases = ({ adminUrl }: PreparedTests) => ask(adminUrl, 'select datname as name from pg_database')

test('two runs beside each other keep what the other one works with', async () => {
  const first = await prepare('say.ts')
  const clone = await cloneDatabase(first, 'first')
  const second = await prepare('paths.ts')
  expect(second.template).not.toBe(first.template)
  expect(await ask(clone.url, 'select current_database() as name')).toHaveLength(1)
  const later = await cloneDatabase(first, 'later')
  await clone.drop()
  await later.drop()
  await first.stop()
  await second.stop()
})

test('what killed runs and older sources have left is cleared away', async () => {
  const before = await prepare('say.ts')
  const { pid } = spawnSync(process.execPath, ['--version'])
  await ask(before.adminUrl, `create database saldo_clone_${pid}_left`)
  await before.stop()
  const after = await prepare('ports.ts')
  const names = await databases(after)
  expect(names).toContain(after.template)
  expect(names).not.toContain(before.template)
  expect(names).not.toContain(`saldo_clone_${pid}_left`)
  await after.stop()
})
