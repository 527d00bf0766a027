import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { removePostgres, startPostgres } from './postgres.ts'
import { findHome } from './postgres-home.ts'
import { findPostmaster } from './postmaster.ts'

// A machine that is busy with other things is slow to start a database, not wrong.
vi.setConfig({ testTimeout: 60_000 })

const dataDir = mkdtempSync(join(tmpdir(), 'saldo-postgres-'))
// A private folder is one that root's PostgreSQL account could not enter.
chmodSync(dataDir, 0o755)
const { folder } = findHome(dataDir)
const data = join(folder, 'data')
const pidFile = join(data, 'postmaster.pid')
const start = () => startPostgres({ dataDir, fsync: true })

afterAll(async () => {
  await removePostgres(dataDir)
  rmSync(dataDir, { recursive: true, force: true })
})

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

test('the second user adopts the running server, and the last one to leave stops it', async () => {
  const first = await start()
  const second = await start()
  expect([first.adopted, second.adopted]).toEqual([false, true])
  expect(second.url).toBe(first.url)
  await first.stop()
  expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await second.stop()
  expect(findPostmaster(data)).toBeNull()
})

test('what was committed survives a kill -9, and the next start recovers by itself', async () => {
  const first = await start()
  await ask(first.url, 'create table kept as select 42 as answer')
  process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGKILL')
  const second = await start()
  expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  await second.stop()
})

test('a pid file whose number now belongs to another living process is not in the way', async () => {
  writeFileSync(pidFile, `${process.pid}\n${data}\n`)
  const server = await start()
  expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await server.stop()
})

test('a remembered port that somebody else has taken is given up for another', async () => {
  const { port } = JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8')) as { port: number }
  const squatter = createServer().listen(port, '127.0.0.1')
  const server = await start()
  expect(new URL(server.url).port).not.toBe(String(port))
  await server.stop()
  squatter.close()
})
