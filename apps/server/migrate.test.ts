import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { cloneDatabase } from '../launcher/test-database.ts'
import { migrate, MigrationFault, migrationsPending } from './migrate.ts'

let url = ''
let drop: () => Promise<void>
let folder = ''

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'saldo-migrations-'))
  ;({ url, drop } = await cloneDatabase({ ...inject('testServer'), template: 'template0' }, 'migrate'))
})
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  await drop()
})

async function ask(address: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

function write(migration: string, sql: string): void {
  mkdirSync(join(folder, migration), { recursive: true })
  writeFileSync(join(folder, migration, 'migration.sql'), sql)
}

const history = () =>
  ask(
    url,
    `select migration_name as name, finished_at is not null as finished, rolled_back_at is not null as undone,
            applied_steps_count as steps, length(checksum) as checksum
       from _prisma_migrations order by started_at`,
  )

test('applies files in the order of their names, once, and leaves the rows that Prisma would', async () => {
  write('2_more', 'insert into kept values (2);')
  write('1_start', 'create table kept (number int); insert into kept values (1);')
  expect(await migrationsPending(url, folder)).toEqual(['1_start', '2_more'])
  expect(await migrate(url, folder)).toEqual(['1_start', '2_more'])
  expect(await migrate(url, folder)).toEqual([])
  expect(await migrationsPending(url, folder)).toEqual([])
  expect(await ask(url, 'select number from kept order by number')).toEqual([{ number: 1 }, { number: 2 }])
  const row = { finished: true, undone: false, steps: 1, checksum: 64 }
  expect(await history()).toEqual([
    { name: '1_start', ...row },
    { name: '2_more', ...row },
  ])
})

test('two instances that start at once apply each file once', async () => {
  write('1_start', 'create table kept (number int); select pg_sleep(0.2); insert into kept values (1);')
  const both = await Promise.all([migrate(url, folder), migrate(url, folder)])
  expect(both.flat()).toEqual(['1_start'])
  expect(await ask(url, 'select count(*)::int as rows from kept')).toEqual([{ rows: 1 }])
})

test('the bodies of functions keep their semicolons', async () => {
  write(
    '1_start',
    `create function f() returns text language plpgsql as $$ begin return 'a;b'; end; $$ -- no end`,
  )
  await migrate(url, folder)
  expect(await ask(url, 'select f() as text')).toEqual([{ text: 'a;b' }])
})

test('a file that fails is applied not at all, remembered, and refused at the next start', async () => {
  write('1_start', 'create table kept (number int); select nonsense;')
  await expect(migrate(url, folder)).rejects.toThrow(
    /^The migration 1_start failed and left the database as it was: column "nonsense" does not exist/,
  )
  expect(await ask(url, `select to_regclass('kept') is null as gone`)).toEqual([{ gone: true }])
  write('1_start', 'create table kept (number int);')
  await expect(migrate(url, folder)).rejects.toThrow(/failed earlier .*resolve --rolled-back 1_start/)
  expect(await migrationsPending(url, folder)).toEqual(['1_start'])
  await ask(url, 'update _prisma_migrations set rolled_back_at = now()')
  expect(await migrate(url, folder)).toEqual(['1_start'])
})

test('a file that was changed after it was applied is refused', async () => {
  write('1_start', 'create table kept (number int);')
  await migrate(url, folder)
  write('1_start', 'create table kept (number bigint);')
  await expect(migrate(url, folder)).rejects.toBeInstanceOf(MigrationFault)
  await expect(migrate(url, folder)).rejects.toThrow(/was changed after this database applied it/)
})

test('a migration whose process was killed runs again', async () => {
  write('1_start', 'create table kept (number int);')
  write('2_more', 'create table more (number int);')
  await migrate(url, folder)
  await ask(
    url,
    `drop table more; update _prisma_migrations set finished_at = null where migration_name = '2_more'`,
  )
  expect(await migrate(url, folder)).toEqual(['2_more'])
  expect((await history()).map(({ name, undone }) => [name, undone])).toEqual([
    ['1_start', false],
    ['2_more', true],
    ['2_more', false],
  ])
})
