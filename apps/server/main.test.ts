import { spawn } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { cloneDatabase } from '../launcher/test-database.ts'

let database: Awaited<ReturnType<typeof cloneDatabase>>
beforeEach(async () => {
  database = await cloneDatabase(inject('testServer'), 'main')
})
afterEach(() => database.drop())

/** Starts the server as production does, without a launcher, until it gives up. */
function start(url: string): Promise<{ code: number | null; words: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { DATABASE_URL: url, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let words = ''
  child.stderr.on('data', (text) => (words += text))
  return new Promise((done) => child.once('close', (code) => done({ code, words })))
}

test('a migration that was changed behind the database is one sentence and no stack', async () => {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query(`update _prisma_migrations set checksum = 'another'`)
  await client.end()
  const { code, words } = await start(database.url)
  expect(code).toBe(1)
  expect(words).toMatch(/^The migration \S+ was changed after this database applied it: .*\n$/)
})

test.each([
  ['a wrong password', (url: URL) => (url.password = 'wrong'), 'password authentication failed'],
  ['a database that is not there', (url: URL) => (url.pathname = '/nowhere'), 'does not exist'],
  ['a port where nobody listens', (url: URL) => (url.port = '1'), 'ECONNREFUSED'],
])('%s is one sentence that points at DATABASE_URL', async (_what, spoil, reason) => {
  const url = new URL(database.url)
  spoil(url)
  const { code, words } = await start(url.href)
  expect(code).toBe(1)
  expect(words).toMatch(/^The database cannot be used \(.*\): check DATABASE_URL\.\n$/)
  expect(words).toContain(reason)
})
