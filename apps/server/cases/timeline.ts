import { type CaseEventKind, isCaseEventKind } from '#shared/cases/event-kinds.ts'
import { type Happened, type TrackedStep, track } from '#shared/cases/tracker.ts'
import { type Instant, instant } from '#shared/dates.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { Json } from '../events.ts'
import type { Ctx, OwnCase } from '../trpc.ts'

/** The three phases and nine steps of a case, from its events: the first of each kind, and which end came last. */
export async function trackerOf(tx: Tx, caseId: string): Promise<TrackedStep[]> {
  return (await trackersOf(tx, [caseId])).get(caseId) ?? track([])
}

/** The same for several cases at once. */
export async function trackersOf(
  tx: Tx,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, TrackedStep[]>> {
  const kinds = await tx.caseEvent.groupBy({
    by: ['caseId', 'kind'],
    where: { caseId: { in: [...caseIds] } },
    _min: { at: true },
    _max: { seq: true },
  })
  const inOrder = kinds.toSorted((one, other) => (one._max.seq ?? 0) - (other._max.seq ?? 0))
  const happened = (caseId: string) =>
    inOrder.flatMap(({ caseId: of, kind, _min }): Happened[] =>
      of === caseId && isCaseEventKind(kind) && _min.at ? [{ kind, at: instant(_min.at.toISOString()) }] : [],
    )
  return new Map(caseIds.map((caseId) => [caseId, track(happened(caseId))]))
}

export type TimelineEntry = {
  seq: number
  kind: CaseEventKind
  at: Instant
  actorKind: string
  actorName: string | null
  why: string | null
  facts: Record<string, string | number | boolean | null>
}

/** What a creditor is shown of an event's facts; the rest is for the record. */
const shownFacts = [
  'number',
  'name',
  'forName',
  'kind',
  'letterId',
  'documentId',
  'requestId',
  'dueOn',
  'collector',
  'language',
  'fallback',
  'amountMinor',
  'currency',
  'code',
  'onBehalfOf',
  'quote',
  'to',
  'channel',
] as const

/** Kinds that are noise to a reader: what a draft saved by itself, and what only keeps two other events together. */
const quiet: readonly CaseEventKind[] = [
  'draft-saved',
  'receipt-sent',
  'payment-succeeded',
  'plan-answer-told',
]
const pageSize = 30

/** What happened on a case, newest first, page by page. Row-level security keeps what is internal out of a creditor's. */
export async function timelineOf(tx: Tx, caseId: string, before?: number) {
  const rows = await tx.caseEvent.findMany({
    where: {
      caseId,
      internal: false,
      kind: { notIn: [...quiet] },
      ...(before === undefined ? {} : { seq: { lt: before } }),
    },
    orderBy: { seq: 'desc' },
    take: pageSize + 1,
    select: {
      seq: true,
      kind: true,
      at: true,
      actorKind: true,
      actorName: true,
      why: true,
      after: true,
      before: true,
    },
  })
  const entries = rows
    .slice(0, pageSize)
    .flatMap(({ kind, at, after, before: earlier, ...row }): TimelineEntry[] =>
      isCaseEventKind(kind)
        ? [{ ...row, kind, at: instant(at.toISOString()), facts: factsOf((after ?? earlier) as Json) }]
        : [],
    )
  return { entries, next: rows.length > pageSize ? (entries.at(-1)?.seq ?? null) : null }
}

export function timelinePage(
  { house, actor, caseId }: Ctx & { caseId: OwnCase },
  { before }: { before: number },
) {
  return inTransaction(house.db, actor, (tx) => timelineOf(tx, caseId, before))
}

export function factsOf(after: Json): TimelineEntry['facts'] {
  if (after === null || typeof after !== 'object' || Array.isArray(after)) return {}
  const facts: TimelineEntry['facts'] = {}
  for (const key of shownFacts) {
    const value = after[key]
    if (value !== undefined && (value === null || typeof value !== 'object')) facts[key] = value
  }
  return facts
}
