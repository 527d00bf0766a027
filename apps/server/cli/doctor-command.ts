import { readConfig } from '../config.ts'
import { type Db, openDb } from '../db.ts'
import { migrationsPending, wasMigrated } from '../migrate.ts'
import { brokenChains } from '../record-check.ts'
import { type Command, Fault } from './command.ts'

type Check = { name: string; fault: () => Promise<string | null> }

/** Looks at everything that must always be true, in order, and names the first thing that is not. */
export const doctorCommand: Command = {
  usage: 'doctor',
  needsDatabase: true,
  async run() {
    // Settings that cannot be used stop here, with the sentence that stops a start as well.
    const config = readConfig()
    const { db } = openDb({ url: config.databaseUrl, pool: 2, prepared: false })
    try {
      const checks = ['settings', ...(await examine(db, config.databaseUrl))]
      return { json: { ok: true, checks }, text: checks.map((name) => `ok  ${name}`).join('\n') }
    } finally {
      await db.$disconnect()
    }
  },
}

/** The names of the checks that were passed; throws the first fault. */
export async function examine(db: Db, url: string): Promise<string[]> {
  const passed: string[] = []
  for (const { name, fault } of checksOf(db, url)) {
    const found = await fault()
    if (found) throw new Fault(`${name}: ${found}`)
    passed.push(name)
  }
  return passed
}

const checksOf = (db: Db, url: string): Check[] => [
  {
    name: 'database',
    // Asked as the owner: the role that the application works as is made by the migrations.
    fault: () =>
      wasMigrated(url).then(
        () => null,
        () => 'it does not answer at the address in DATABASE_URL',
      ),
  },
  {
    name: 'migrations',
    fault: async () => {
      if (!(await wasMigrated(url))) return 'this database was never migrated; start the server once'
      const pending = await migrationsPending(url)
      return pending.length > 0 ? `${pending[0]} is not applied; start the server once` : null
    },
  },
  ...invariants.map(({ name, sql }) => ({
    name,
    fault: async () => {
      const [row] = await db.$queryRawUnsafe<{ id: string }[]>(sql)
      return row ? `first fault at ${row.id}` : null
    },
  })),
  {
    name: 'hash chains',
    fault: async () => {
      const [first] = await brokenChains(db)
      return first ? `the record is broken at ${first}` : null
    },
  },
]

/** Statements that must find nothing. The database refuses most of this by itself; the doctor trusts nobody. */
const invariants = [
  {
    name: 'ledger balances',
    sql: `select "transactionId" as id from "LedgerEntry" group by "transactionId", currency
      having sum("amountMinor") <> 0 limit 1`,
  },
  {
    name: 'every transaction has entries',
    sql: `select t.id from "LedgerTransaction" t where not exists
      (select from "LedgerEntry" e where e."transactionId" = t.id) limit 1`,
  },
  {
    name: 'no entry crosses creditors',
    sql: `select e.id from "LedgerEntry" e join "LedgerAccount" a on a.id = e."accountId"
      where a."creditorId" <> e."creditorId" or a.currency <> e.currency limit 1`,
  },
  {
    name: 'receipts are posted once',
    sql: `select p.id from "Payment" p where p.status = 'SUCCEEDED' and not exists
      (select from "LedgerTransaction" t where t.cause in ('receipt-cleared:' || p.id, 'payment:' || p.id)) limit 1`,
  },
  {
    name: 'receipts are allocated',
    sql: `select p.id from "Payment" p where p.status = 'SUCCEEDED' and p."amountMinor" <>
      (select coalesce(sum(a."amountMinor"), 0) from "PaymentAllocation" a where a."paymentId" = p.id) limit 1`,
  },
  {
    name: 'active cases are signed',
    sql: `select c.id from "Case" c left join "Agreement" g on g.id = c."agreementId"
      where c.status in ('ACTIVE', 'EVALUATION', 'PLAN_ACTIVE', 'LEGAL_PROPOSED', 'LEGAL_ACTIVE',
        'INSOLVENCY_MONITORING') and (g.id is null or g."signedAt" > c."activeAt") limit 1`,
  },
  {
    name: 'principal is the sum of invoices',
    sql: `select c.id from "Case" c where c.status <> 'DRAFT' and c."principalMinor" <>
      (select coalesce(sum(i."amountMinor"), 0) from "Invoice" i where i."caseId" = c.id) limit 1`,
  },
  {
    name: 'mail is sent',
    sql: `select id from "OutgoingMail" where "sentAt" is null and "failedAt" is null
      and "createdAt" < now() - interval '1 day' limit 1`,
  },
]
