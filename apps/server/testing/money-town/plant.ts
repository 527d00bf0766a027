import pg from 'pg'
import type { CommandName } from './commands.ts'
import type { MoneyTown } from './money-town.ts'

export type Fault = {
  name: string
  /** Breaks the running town from outside: a trigger in its database, or a door that lies. Nothing of the product knows. */
  plant: (town: MoneyTown) => Promise<void> | void
  /** What has to happen often for it to show. */
  often: readonly CommandName[]
  /** Who has to find it. */
  by: RegExp
  /** It shows within a few steps, so that every run of the tests plants it. */
  isQuick?: boolean
}

/** As the owner of the database: the application's own role may plant nothing. */
export async function sql(town: MoneyTown, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: town.saldo.house.config.databaseUrl })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

export const before = (what: 'insert' | 'update', table: string, body: string) => (town: MoneyTown) =>
  sql(
    town,
    `create function planted() returns trigger language plpgsql security definer set search_path = public as $$
     declare kind text; begin ${body} return new; end $$;
     create trigger planted before ${what} on "${table}" for each row execute function planted();`,
  )
/** What is written to the ledger under one kind of posting is written wrongly. */
export const entries = (kind: string, change: string) =>
  before(
    'insert',
    'LedgerEntry',
    `select t.kind into kind from "LedgerTransaction" t where t.id = new."transactionId";
     if kind = '${kind}' then ${change} end if;`,
  )
/** The entry lands on another account of the same case. */
export const instead = (wrong: string, right: string) =>
  `if new."accountId" like '%\\_${right}\\_%' then
     new."accountId" := replace(new."accountId", '_${right}_', '_${wrong}_');
     insert into "LedgerAccount" (id, "creditorId", "caseId", kind, currency)
       select new."accountId", a."creditorId", a."caseId", upper('${wrong}'), a.currency
       from "LedgerAccount" a where a.id = replace(new."accountId", '_${wrong}_', '_${right}_')
       on conflict do nothing;
   end if;`

export const cards: CommandName[] = ['start', 'pay', 'hear']
export const transfers: CommandName[] = ['transfer', 'tell', 'jobs']
