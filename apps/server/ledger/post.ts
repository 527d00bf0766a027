import type { Day, Instant } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type { Account } from '#shared/ledger/chart.ts'
import type { Posting } from '#shared/ledger/posting.ts'
import { askIn, type Tx } from '../db.ts'

export type Posted = {
  creditorId: string
  caseId: string | null
  /** To what it happened. The same does not happen to it twice, however often it is told. */
  cause: string
  posting: Posting
  postedOn: Day
  at: Instant
  /** A correction says what it undoes, why, and who did it. */
  reversesId?: string
  why?: string
  byId?: string
}

/** Writes one balanced posting. Answers false where its cause was posted before. The database re-adds it at commit. */
export const post = async (tx: Tx, posted: Posted): Promise<boolean> => (await postAll(tx, [posted])) === 1

/** Writes several at once, in their order, and answers how many of them were not posted before. */
export async function postAll(tx: Tx, posted: readonly Posted[]): Promise<number> {
  if (posted.length === 0) return 0
  const transactions = posted.map(({ posting, cause, ...rest }) => ({
    ...rest,
    id: newId('posting', Date.parse(rest.at)),
    kind: posting.kind,
    cause: `${posting.kind}:${cause}`,
    entries: posting.entries,
  }))
  const entries = transactions.flatMap(({ id: transactionId, creditorId, at, entries: moving }) =>
    moving.map(({ account, amount, invoiceId = null }) => ({
      ...account,
      id: newId('entry', Date.parse(at)),
      transactionId,
      accountId: accountId(creditorId, account),
      creditorId,
      invoiceId,
      amountMinor: amount,
      at,
    })),
  )
  const accounts = new Map(entries.map((entry) => [entry.accountId, entry]))
  // In one order, so that two who open the same accounts at once cannot wait for each other.
  const inOrder = [...accounts.values()].toSorted((one, other) => (one.accountId < other.accountId ? -1 : 1))
  const rows = transactions.map(({ entries: _, ...row }) => row)
  const [written] = await Promise.all([
    askIn(tx, insertTransactions, [JSON.stringify(rows), JSON.stringify(inOrder)]),
    askIn(tx, insertEntries, [JSON.stringify(entries)]),
  ])
  return written.length
}

const insertTransactions = `
  with opened as (
    insert into "LedgerAccount" (id, "creditorId", "caseId", kind, currency, "createdAt")
    select * from json_to_recordset($2::json) as a ("accountId" text, "creditorId" text, "caseId" text, kind text,
      currency text, at timestamptz)
    on conflict do nothing)
  insert into "LedgerTransaction" (id, "creditorId", "caseId", kind, cause, "postedOn", at, "reversesId", why, "byId")
  select * from json_to_recordset($1::json) as t (id text, "creditorId" text, "caseId" text, kind text, cause text,
    "postedOn" text, at timestamptz, "reversesId" text, why text, "byId" text)
  on conflict do nothing returning id`

// Of a transaction that was posted before, nothing was written, and nothing is written now.
const insertEntries = `
  insert into "LedgerEntry" (id, "transactionId", "accountId", "creditorId", "invoiceId", "amountMinor", currency)
  select e.* from json_to_recordset($1::json) as e (id text, "transactionId" text, "accountId" text, "creditorId" text,
    "invoiceId" text, "amountMinor" bigint, currency text)
  where exists (select from "LedgerTransaction" t where t.id = e."transactionId")`

/** The one name of an account, so that it cannot exist twice, whoever opens it first. */
export function accountId(creditorId: string, { kind, caseId, currency }: Account): string {
  const owner = caseId ?? creditorId
  return `acc_${owner.slice(owner.indexOf('_') + 1)}_${kind.toLowerCase()}_${currency.toLowerCase()}`
}
