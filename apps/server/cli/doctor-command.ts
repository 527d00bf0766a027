import { readConfig } from '../config.ts'
import { type Db, openDb } from '../db.ts'
import { migrationsPending, wasMigrated } from '../migrate.ts'
import type { House } from '../house.ts'
import { bookChecks } from '../ledger/book-checks.ts'
import type { BookCheck } from '../ledger/difference.ts'
import { claimChecks } from '../payments/claim-checks.ts'
import { payoutChecks } from '../payments/payout-checks.ts'
import { receiptChecks } from '../payments/receipt-checks.ts'
import { systemClock } from '../ports/clock.ts'
import { brokenChains } from '../record-check.ts'
import { planChecks } from '../plans/plan-checks.ts'
import { remittanceChecks } from '../remittances/remittance-checks.ts'
import { type Command, Fault } from './command.ts'
import { invariants } from './doctor-invariants.ts'

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

/** Everything that must always be true of the books: what the doctor asks first, and `reconcile` to the end. */
export const allBookChecks = (house: Pick<House, 'clock'>, db: Db): BookCheck[] => [
  ...bookChecks(db),
  ...receiptChecks(db),
  ...payoutChecks(db),
  ...remittanceChecks(db),
  ...claimChecks(house, db),
  ...planChecks(db),
]

/** The names of the checks that were passed; throws the first fault. */
export async function examine(db: Db, url: string, clock = systemClock): Promise<string[]> {
  const passed: string[] = []
  for (const { name, fault } of checksOf({ clock }, db, url)) {
    const found = await fault()
    if (found) throw new Fault(`${name}: ${found}`)
    passed.push(name)
  }
  return passed
}

const checksOf = (house: Pick<House, 'clock'>, db: Db, url: string): Check[] => [
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
  ...allBookChecks(house, db).map(({ name, differences }) => ({
    name,
    async fault() {
      for await (const { sentence } of differences()) return sentence
      return null
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
