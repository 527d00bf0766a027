import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { day } from '#shared/dates.ts'
import { receiptCleared } from '#shared/ledger/receipt-postings.ts'
import { minor } from '#shared/money.ts'
import { cloneDatabase } from '../../launcher/test-database.ts'
import { inTransaction, openDb } from '../db.ts'
import { record } from '../events.ts'
import { post } from '../ledger/post.ts'
import { addCase } from '../testing/cases.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { examine } from './doctor-command.ts'

let saldo: TestHouse
beforeEach(async () => {
  saldo = await openTestHouse()
  const vega = await saldo.addCreditor('Aceros Vega SL')
  const { creditorId } = vega
  const caseId = await addCase(saldo.house, creditorId)
  const at = saldo.house.clock.now()
  await inTransaction(saldo.house.db, vega, async (tx) => {
    await record(tx, vega, { caseId, creditorId, kind: 'draft-started', at })
    await record(tx, vega, { caseId, creditorId, kind: 'case-submitted', at, after: { status: 'SUBMITTED' } })
  })
  const posting = receiptCleared(caseId, minor(100_00), 'EUR')
  await inTransaction(saldo.house.db, { kind: 'system', language: 'en' }, (tx) =>
    post(tx, { creditorId, caseId, cause: 'payment:x', posting, postedOn: day('2026-11-21'), at }),
  )
})
afterEach(() => saldo.close())

const diagnosis = () => examine(saldo.house.db, saldo.house.config.databaseUrl)

/** Does what only the owner of the database can: turns the guards off and changes what must not change. */
async function tamper(sql: string) {
  const client = new pg.Client({ connectionString: saldo.house.config.databaseUrl })
  await client.connect()
  await client.query("set session_replication_role = 'replica'")
  await client.query(sql)
  await client.end()
}

test('a sound database passes every check', async () => {
  expect(await diagnosis()).toContain('hash chains')
})

test('a database that was never migrated is told from one that does not answer', async () => {
  const empty = await cloneDatabase({ ...inject('testServer'), template: 'template0' }, 'doctor')
  const about = async (url: string) => {
    const { db } = openDb({ url, pool: 2, prepared: false })
    return await examine(db, url).finally(() => db.$disconnect())
  }
  await expect(about(empty.url)).rejects.toThrow(/^migrations: this database was never migrated/)
  await empty.drop()
  await expect(about(empty.url)).rejects.toThrow(/^database: it does not answer/)
})

test.each([
  ['a changed event', `update "CaseEvent" set "after" = '{"status":"ACTIVE"}' where seq = 2`, /hash chains/],
  ['a removed event', 'delete from "CaseEvent" where seq = 1', /hash chains/],
  ['a truncated record', 'delete from "CaseEvent" where seq = 2', /hash chains/],
  [
    'a changed amount',
    'update "LedgerEntry" set "amountMinor" = "amountMinor" + 1 where "amountMinor" > 0',
    /ledger balances/,
  ],
  ['a lost entry', 'delete from "LedgerEntry"', /entries/],
  ['an invoice changed behind the case', 'update "Invoice" set "amountMinor" = 1', /principal/],
  [
    'a forgotten migration',
    `delete from "_prisma_migrations" where migration_name like '%rules'`,
    /migrations/,
  ],
])('%s is named', async (_what, sql, fault) => {
  await tamper(sql)
  await expect(diagnosis()).rejects.toThrow(fault)
})
