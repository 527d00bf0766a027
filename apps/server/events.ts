import { createHash } from 'node:crypto'
import type { Actor, Staff } from '#shared/access/actor.ts'
import { type CaseEventKind, isInternal } from '#shared/cases/event-kinds.ts'
import { newId } from '#shared/ids.ts'
import { askIn, type Tx } from './db.ts'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

export type Happening = {
  caseId: string
  creditorId: string
  kind: CaseEventKind
  at: string
  before?: Json
  after?: Json
  why?: string
}

/** Whose doing it was: who asked, or the person of the desk whose decision a job carries out. */
export type Doer = Actor | Pick<Staff, 'kind' | 'userId' | 'name'>

/** What a hash is computed from: the words of the event and the hash before it, nothing else. */
export type Sealed = {
  caseId: string
  seq: number
  at: string
  actorKind: string
  actorId: string | null
  kind: string
  before: Json
  after: Json
  why: string | null
  internal: boolean
  prevHash: string
}

/** Where the chain of a case's events ends: the number and the hash of the last one. */
export type ChainEnd = { seq: number; hash: string }

/**
 * Appends an event to the record of a case, in the transaction of what it tells.
 * The row of the case is locked first, so that events of one case are numbered and chained one after the other.
 */
export async function record(tx: Tx, actor: Doer, happening: Happening): Promise<void> {
  const [last] = await askIn<ChainEnd>(tx, chainEnd, [happening.caseId])
  if (!last) throw new Error('An event needs its case')
  await recordAfter(tx, actor, [happening], last)
}

/** The same of several events of one case, for whoever holds its row and has read where its chain ends. */
export async function recordAfter(
  tx: Tx,
  actor: Doer,
  happenings: readonly Happening[],
  last: ChainEnd,
): Promise<void> {
  const rows: (Sealed & { id: string; creditorId: string; actorName: string | null; hash: string })[] = []
  for (const { caseId, creditorId, kind, at, before = null, after = null, why = null } of happenings) {
    const { seq, hash: prevHash } = rows.at(-1) ?? last
    const sealed: Sealed = {
      caseId,
      seq: seq + 1,
      at,
      actorKind: actor.kind,
      actorId: actorId(actor),
      kind,
      before,
      after,
      why,
      internal: isInternal(kind),
      prevHash,
    }
    const id = newId('event', Date.parse(at))
    rows.push({ ...sealed, id, creditorId, actorName: actorName(actor), hash: hashOf(sealed) })
  }
  const end = rows.at(-1)
  if (!end) return
  await askIn(tx, insertEvents, [JSON.stringify(rows), end.seq, end.hash, end.at, end.caseId])
}

const chainEnd = `select "eventSeq" as seq, "eventHash" as hash from "Case" where id = $1 for update`

const insertEvents = `
  with moved as (
    update "Case" set "eventSeq" = $2, "eventHash" = $3, "updatedAt" = $4::timestamptz where id = $5)
  insert into "CaseEvent" (id, "caseId", "creditorId", seq, at, "actorKind", "actorId", "actorName", kind, "before",
    "after", why, internal, "prevHash", hash)
  select * from json_to_recordset($1::json) as e (id text, "caseId" text, "creditorId" text, seq int, at timestamptz,
    "actorKind" text, "actorId" text, "actorName" text, kind text, "before" jsonb, "after" jsonb, why text,
    internal boolean, "prevHash" text, hash text)`

/** The hash of one event: SHA-256 over its canonical JSON, keys sorted at every depth. */
export function hashOf(sealed: Sealed): string {
  return createHash('sha256').update(canonical(sealed)).digest('hex')
}

/** One text for one value, whatever order the keys came back in from the database. */
export function canonical(value: Json | Sealed): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

function actorId(actor: Doer): string | null {
  if (actor.kind === 'debtor') return actor.linkId
  return 'userId' in actor ? actor.userId : null
}

const actorName = (actor: Doer) => ('name' in actor ? actor.name : null)
