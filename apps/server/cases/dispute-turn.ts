import { type DisputeTurn, ownDeadlines } from '#shared/cases/next-step.ts'
import { addWorkingDays, day, dayOf, instant } from '#shared/dates.ts'
import type { Tx } from '../db.ts'

/** Of several things that are disputed, what we have to decide comes before what we wait for. */
const order: DisputeTurn['turn'][] = ['AGENCY', 'CREDITOR', 'DEBTOR']
const turns: Record<string, DisputeTurn['turn']> = {
  OPEN: 'AGENCY',
  AWAITING_CREDITOR: 'CREDITOR',
  AWAITING_DEBTOR: 'DEBTOR',
}

/** Who has to act on what is disputed in a case, and by when; null where nothing is. */
export async function disputeTurnOf(tx: Tx, caseId: string, zone: string): Promise<DisputeTurn | null> {
  const rows = await tx.dispute.findMany({
    where: { caseId, endedAt: null },
    relationLoadStrategy: 'join',
    orderBy: { openedAt: 'asc' },
    select: {
      status: true,
      wholeCase: true,
      openedAt: true,
      creditorDueOn: true,
      debtorDueOn: true,
      entries: { orderBy: { at: 'desc' }, take: 1, select: { at: true } },
    },
  })
  const found = rows.map((row) => {
    const turn = turns[row.status] ?? 'AGENCY'
    const since = dayOf(instant((row.entries[0]?.at ?? row.openedAt).toISOString()), zone)
    const asked = turn === 'CREDITOR' ? row.creditorDueOn : turn === 'DEBTOR' ? row.debtorDueOn : null
    const by = asked === null ? addWorkingDays(since, ownDeadlines.answerDays) : day(asked)
    return { turn, by, isPaused: row.wholeCase }
  })
  const paused = found.find(({ isPaused }) => isPaused)
  return (
    paused ?? found.toSorted((one, other) => order.indexOf(one.turn) - order.indexOf(other.turn))[0] ?? null
  )
}
