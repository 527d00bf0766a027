import { createHash } from 'node:crypto'
import type { Actor, Staff } from '#shared/access/actor.ts'
import { type CaseEventKind, isInternal } from '#shared/cases/event-kinds.ts'
import { newId } from '#shared/ids.ts'
import type { Tx } from './db.ts'

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

/**
 * Appends an event to the record of a case, in the transaction of what it tells.
 * The row of the case is locked first, so that events of one case are numbered and chained one after the other.
 */
export async function record(tx: Tx, actor: Doer, happening: Happening): Promise<void> {
  const { caseId, creditorId, kind, at } = happening
  const [last] = await tx.$queryRaw<{ seq: number; hash: string }[]>`
    select "eventSeq" as seq, "eventHash" as hash from "Case" where id = ${caseId} for update`
  if (!last) throw new Error('An event needs its case')
  const sealed: Sealed = {
    caseId,
    seq: last.seq + 1,
    at,
    actorKind: actor.kind,
    actorId: actorId(actor),
    kind,
    before: happening.before ?? null,
    after: happening.after ?? null,
    why: happening.why ?? null,
    internal: isInternal(kind),
    prevHash: last.hash,
  }
  const hash = hashOf(sealed)
  const id = newId('event', Date.parse(at))
  await tx.$executeRaw`
    insert into "CaseEvent" (id, "caseId", "creditorId", seq, at, "actorKind", "actorId", "actorName", kind,
      "before", "after", why, internal, "prevHash", hash)
    values (${id}, ${caseId}, ${creditorId}, ${sealed.seq}, ${at}::timestamptz, ${sealed.actorKind},
      ${sealed.actorId}, ${actorName(actor)}, ${kind}, ${text(sealed.before)}::jsonb, ${text(sealed.after)}::jsonb,
      ${sealed.why}, ${sealed.internal}, ${sealed.prevHash}, ${hash})`
  await tx.$executeRaw`
    update "Case" set "eventSeq" = ${sealed.seq}, "eventHash" = ${hash}, "updatedAt" = ${at}::timestamptz
    where id = ${caseId}`
}

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

const text = (value: Json) => (value === null ? null : JSON.stringify(value))

function actorId(actor: Doer): string | null {
  if (actor.kind === 'debtor') return actor.linkId
  return 'userId' in actor ? actor.userId : null
}

const actorName = (actor: Doer) => ('name' in actor ? actor.name : null)
