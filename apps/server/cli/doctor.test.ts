import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { cloneDatabase } from '../../launcher/test-database.ts'
import { bookClaim } from '../cases/book-claim.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction, openDb } from '../db.ts'
import { record } from '../events.ts'
import { postReceipt } from '../payments/post-receipt.ts'
import { addActiveCase } from '../testing/debtor.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { examine } from './doctor-command.ts'

let saldo: TestHouse
beforeEach(async () => {
  saldo = await openTestHouse()
  const { house } = saldo
  const vega = await saldo.addCreditor('Aceros Vega SL')
  const collector = await saldo.addStaff('collector', 'Jonas Brandt')
  const { creditorId } = vega
  const at = house.clock.now()
  const { caseId } = await addActiveCase(house, { creditor: vega, collector, number: 'C-AV-0001' })
  const paymentId = newId('payment', Date.parse(at))
  await inTransaction(house.db, { kind: 'system', language: 'en' }, async (tx) => {
    await record(tx, vega, { caseId, creditorId, kind: 'draft-started', at })
    await record(tx, vega, { caseId, creditorId, kind: 'case-submitted', at, after: { status: 'SUBMITTED' } })
    await bookClaim(tx, await loadClaim(house, tx, caseId), { caseId, creditorId, cause: caseId, at })
    await tx.payment.create({
      data: {
        id: paymentId,
        caseId,
        creditorId,
        method: 'card',
        status: 'STARTED',
        amountMinor: 500_00n,
        currency: 'EUR',
        language: 'de',
      },
    })
    const receipt = { paymentId, providerPaymentId: null, card: null, receivedOn: day('2026-11-20') }
    await postReceipt(house, tx, { kind: 'system', language: 'en' }, receipt)
  })
})
afterEach(() => saldo.close())

const diagnosis = () => examine(saldo.house.db, saldo.house.config.databaseUrl, saldo.clock)

/** Does what only the owner of the database can: turns the guards off and changes what must not change. */
async function tamper(sql: string) {
  const client = new pg.Client({ connectionString: saldo.house.config.databaseUrl })
  await client.connect()
  await client.query("set session_replication_role = 'replica'")
  await client.query(sql)
  await client.end()
}

test('a sound database passes every check', async () => {
  expect(await diagnosis()).toEqual(
    expect.arrayContaining(['ledger balances', 'claims stand in the books', 'hash chains']),
  )
})

test('interest of the days since is owed and not yet booked, and no fault', async () => {
  saldo.clock.forward(40 * 86_400)
  expect(await diagnosis()).toContain('claims stand in the books')
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

/** Both sides of a posting change alike, so that it still balances and only what it says is wrong. */
const alike = (kind: string, account: string, by: number) => `
  update "LedgerEntry" e set "amountMinor" = e."amountMinor" + case when a.kind like '${account}' then ${by} else ${-by} end
  from "LedgerTransaction" t, "LedgerAccount" a where t.id = e."transactionId" and a.id = e."accountId"
    and t.kind = '${kind}' and e.id in (
      select min(f.id) from "LedgerEntry" f join "LedgerAccount" b on b.id = f."accountId"
        join "LedgerTransaction" u on u.id = f."transactionId" where u.kind = '${kind}'
        and book_of(b.kind) = book_of('${account}') group by b.kind = '${account}')`

test.each([
  ['a changed event', `update "CaseEvent" set "after" = '{"status":"ACTIVE"}' where seq = 2`, /hash chains/],
  ['a removed event', 'delete from "CaseEvent" where seq = 1', /hash chains/],
  ['a truncated record', 'delete from "CaseEvent" where seq >= 2', /hash chains/],
  [
    'a changed amount',
    'update "LedgerEntry" set "amountMinor" = "amountMinor" + 1 where "amountMinor" > 0',
    /ledger balances: the posting pst_\w+ holds 0\.\d\d EUR too much in the book (MONEY|CLAIM)/,
  ],
  [
    'money that one book lends the other',
    `update "LedgerEntry" e set "amountMinor" = e."amountMinor" + case a.kind when 'PLACED' then 7 else -7 end
      from "LedgerAccount" a, "LedgerTransaction" t where a.id = e."accountId" and t.id = e."transactionId"
      and t.kind = 'receipt-allocated' and a.kind in ('UNALLOCATED', 'PLACED')
      and (a.kind = 'UNALLOCATED' or e.id = (select min(f.id) from "LedgerEntry" f where f."accountId" = a.id
        and f."transactionId" = t.id))`,
    /ledger balances: the posting pst_\w+ holds 0\.07 EUR too (much|little) in the book/,
  ],
  ['a lost entry', 'delete from "LedgerEntry"', /entries/],
  ['an invoice changed behind the case', 'update "Invoice" set "amountMinor" = 1', /principal/],
  [
    'a receipt that is not shared out',
    alike('receipt-allocated', 'UNALLOCATED', -100),
    /nothing waits unallocated: the account UNALLOCATED of the case C-AV-0001 is not at rest: 1\.00 EUR too much/,
  ],
  [
    'a receipt that a creditor holds for ever',
    `update "LedgerAccount" set kind = 'HELD_BY_CREDITOR', "caseId" = (select id from "Case")
      where kind = 'CARD_CLEARING'`,
    /HELD_BY_CREDITOR of the case C-AV-0001 is not at rest: 500\.00 EUR too much/,
  ],
  [
    'a payment of another amount',
    `update "Payment" set "amountMinor" = 60000; update "PaymentAllocation" set "amountMinor" = "amountMinor" + 10000
      where id = (select min(id) from "PaymentAllocation")`,
    /receipts are posted whole: the payment pay_\w+ of the case C-AV-0001 stands .* 100\.00 EUR too little/,
  ],
  [
    'a receipt of no payment',
    `update "LedgerTransaction" set cause = 'receipt-cleared:pay_x', kind = 'receipt-cleared'
      where kind = 'commission-charged'`,
    /every posted receipt is a payment: the posting pst_\w+ clears a receipt of no payment/,
  ],
  [
    'a receipt that pays another part',
    `update "PaymentAllocation" set part = 'PRINCIPAL' where part = 'INTEREST'`,
    /receipts pay what the books say: in the case C-AV-0001 the books have receipts pay .* of (INTEREST|PRINCIPAL)/,
  ],
  [
    'principal that is not in the books',
    alike('invoice-placed', 'CLAIM_PRINCIPAL', -5),
    /CLAIM_PRINCIPAL of the case C-AV-0001 of the invoice F[- ]2026.00\d holds 0\.05 EUR too little/,
  ],
  [
    'interest ahead of the claim',
    alike('interest-accrued', 'CLAIM_INTEREST', 100_000),
    /CLAIM_INTEREST of the case C-AV-0001 of the invoice F[- ]2026.00\d holds \d+\.\d\d EUR too much/,
  ],
  [
    'a claim that outlives its case',
    `update "Case" set status = 'CLOSED'`,
    /CLAIM_\w+ of the case C-AV-0001 of the invoice F[- ]2026.00\d holds \d+\.\d\d EUR too much/,
  ],
  [
    'a fee that is not due',
    alike('commission-charged', 'FEES', -50),
    /our share is what was recovered: the account FEES of the case C-AV-0001 was charged 0\.50 EUR too much/,
  ],
  [
    'a forgotten migration',
    `delete from "_prisma_migrations" where migration_name like '%rules'`,
    /migrations/,
  ],
])('%s is named', async (_what, sql, fault) => {
  await tamper(sql)
  await expect(diagnosis()).rejects.toThrow(fault)
})
