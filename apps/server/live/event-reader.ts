import type { Instant } from '#shared/dates.ts'
import type { Cursor } from '#shared/live/cursor.ts'
import type { Scope } from '#shared/live/who-hears.ts'
import type { Ask, AskFor } from '../db.ts'

/** An event as the feed knows it: where it stands, whom it concerns, and nothing of what was said. */
export type LiveEvent = {
  cursor: Cursor
  caseId: string
  creditorId: string
  kind: string
  internal: boolean
  at: Instant
  actorId: string | null
}

type Row = Omit<LiveEvent, 'cursor' | 'at'> & { xactText: string; positionText: string; at: Date }

/** Numbers come as text under names of their own: a name like the column's would be what `order by` sorts by. */
const columns = `e.xact::text as "xactText", e.position::text as "positionText", e."caseId", e."creditorId", e.kind,
  e.internal, e.at, e."actorId"`

/** Older than any transaction that could still add something: only below it is the order final. */
const horizon = '(select pg_snapshot_xmin(pg_current_snapshot()))'

/** How many events are read at once, and the most that a session which was away is told one by one. */
export const batch = 300

/** How the feed reads the record, always in the order in which it can no longer change. */
export function eventReader({ ask, askFor }: { ask: Ask; askFor: AskFor }) {
  /** Whose rows exist for this session; row-level security is the second line behind mayHear. */
  const askAs = (scope: Scope): Ask =>
    scope.kind === 'desk' ? ask : (text, values) => askFor(scope.creditorId, text, values)

  return {
    async horizon(): Promise<bigint> {
      const [row] = await ask<{ xact: string }>(`select ${horizon}::text as xact`, [])
      return BigInt(row?.xact ?? '0')
    },

    /** What has become final since a cursor, for everybody. */
    async since({ xact, position }: Cursor): Promise<LiveEvent[]> {
      const text = `select ${columns} from "CaseEvent" e
        where (e.xact, e.position) > ($1::xid8, $2::bigint) and e.xact < ${horizon}
        order by e.xact, e.position limit ${batch}`
      return (await ask<Row>(text, [String(xact), String(position)])).map(eventOf)
    },

    /** Whether something is true already that an older transaction, still running, may yet stand before. */
    async isMoreComing(): Promise<boolean> {
      const text = `select exists (select from "CaseEvent" where xact >= ${horizon}) as more`
      const [row] = await ask<{ more: boolean }>(text, [])
      return row?.more === true
    },

    /** What one session missed since its cursor; one more than the batch where it was too much. */
    async missed(scope: Scope, { xact, position }: Cursor): Promise<LiveEvent[]> {
      const { where, values } = narrowed(scope, 3)
      const text = `select ${columns} from "CaseEvent" e
        where (e.xact, e.position) > ($1::xid8, $2::bigint) and e.xact < ${horizon} ${where}
        order by e.xact, e.position limit ${batch + 1}`
      return (await askAs(scope)<Row>(text, [String(xact), String(position), ...values])).map(eventOf)
    },

    /** What happened within a session's scope since an instant, for a session that has no cursor yet. */
    async recent(scope: Scope, from: Instant): Promise<LiveEvent[]> {
      const { where, values } = narrowed(scope, 2)
      // The desk has no index by time: its newest events by place are looked through, few as they are in seconds.
      const newest =
        scope.kind === 'desk'
          ? `(select * from "CaseEvent" where xact < ${horizon} order by xact desc, position desc
              limit ${batch + 1})`
          : '"CaseEvent"'
      const text = `select ${columns} from ${newest} e
        where e.at >= $1::timestamptz and e.xact < ${horizon} ${where}
        order by e.xact, e.position limit ${batch + 1}`
      return (await askAs(scope)<Row>(text, [from, ...values])).map(eventOf)
    },
  }
}
export type EventReader = ReturnType<typeof eventReader>

function narrowed(scope: Scope, place: number): { where: string; values: string[] } {
  if (scope.kind === 'desk') return { where: '', values: [] }
  return scope.kind === 'creditor'
    ? { where: `and e."creditorId" = $${place}`, values: [scope.creditorId] }
    : { where: `and e."caseId" = $${place}`, values: [scope.caseId] }
}

const eventOf = ({ xactText, positionText, at, ...rest }: Row): LiveEvent => ({
  ...rest,
  at: at.toISOString() as Instant,
  cursor: { xact: BigInt(xactText), position: BigInt(positionText) },
})
