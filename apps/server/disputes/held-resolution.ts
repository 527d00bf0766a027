import { type Instant, instant } from '#shared/dates.ts'
import { type Outcome, upheldParts } from '#shared/disputes/dispute-input.ts'
import type { Upheld } from '#shared/disputes/resolution.ts'
import { type Minor, sum } from '#shared/money.ts'
import type { RefusalParams } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'

/** What was decided last about a dispute, whatever became of it. Only the desk's own transactions may read it. */
export const lastDecision = (tx: Tx, disputeId: string) =>
  tx.disputeDecision.findFirst({ where: { disputeId }, orderBy: { version: 'desc' } })
type DecisionRow = NonNullable<Awaited<ReturnType<typeof lastDecision>>>

/** A decision as it was taken: the outcome, and the amounts that the one who decided had before their eyes. */
export type Decided = {
  outcome: Outcome
  upheld: Upheld[]
  reasonToDebtor: string
  reasonToCreditor: string
  byId: string
  byName: string
  forName: string | null
}

export const decidedIn = (row: DecisionRow): Decided => ({
  outcome: row.outcome as Outcome,
  upheld: upheldParts
    .parse(row.upheld)
    .map(({ invoiceId, amountMinor }) => ({ invoiceId, amount: amountMinor })),
  reasonToDebtor: row.reasonToDebtor ?? '',
  reasonToCreditor: row.reasonToCreditor ?? '',
  byId: row.byId,
  byName: row.byName,
  forName: row.forName,
})

/** What the desk is shown of the last decision while the dispute is open: one that lies still, or came to nothing. */
export type ShownDecision = {
  kind: 'DECIDED' | 'REFUSED'
  at: Instant
  byName: string
  forName: string | null
  isMine: boolean
  /** Of one that lies still. */
  outcome: Outcome | null
  upheld: Minor | null
  /** Of one that came to nothing. */
  refusal: { code: string; params: RefusalParams } | null
}

/** The last decision of each dispute of a case that the desk has still to see. */
export async function shownDecisions(
  tx: Tx,
  caseId: string,
  personId: string | null,
): Promise<ReadonlyMap<string, ShownDecision>> {
  const rows = await tx.disputeDecision.findMany({
    where: { caseId, dispute: { endedAt: null } },
    orderBy: { version: 'asc' },
  })
  const last = new Map(rows.map((row) => [row.disputeId, row]))
  return new Map(
    [...last.values()].flatMap((row) => {
      const shown = shownDecision(row, personId)
      return shown ? [[row.disputeId, shown] as const] : []
    }),
  )
}

function shownDecision(row: DecisionRow, personId: string | null): ShownDecision | null {
  const { kind, byName, forName } = row
  const common = { at: instant(row.at.toISOString()), byName, forName, isMine: row.byId === personId }
  if (kind === 'DECIDED') {
    const { outcome, upheld } = decidedIn(row)
    return { ...common, kind, outcome, upheld: sum(upheld.map(({ amount }) => amount)), refusal: null }
  }
  if (kind !== 'REFUSED') return null
  return { ...common, kind, outcome: null, upheld: null, refusal: row.refusal as ShownDecision['refusal'] }
}
