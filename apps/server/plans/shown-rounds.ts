import { type Day, type Instant, instant } from '#shared/dates.ts'
import type { Minor } from '#shared/money.ts'
import type { Party } from '#shared/plans/negotiation.ts'
import { type Instalment, scheduleOf, type Terms } from '#shared/plans/schedule.ts'
import type { Tx } from '../db.ts'
import { type Round, roundOf } from './negotiation-row.ts'

export type ShownDecision = {
  kind: string
  by: Party
  name: string
  forName: string | null
  reason: string | null
  whyNotViable: string | null
  at: Instant
}

export type ShownRound = {
  number: number
  by: Round['by']
  name: string
  at: Instant
  terms: Terms
  instalments: Instalment[]
  claimed: Minor
  claimedOn: Day
  words: string | null
  whyNotViable: string | null
  decisions: ShownDecision[]
}

type DecisionRow = {
  round: number
  kind: string
  byKind: string
  byName: string
  forName: string | null
  reason: string | null
  whyNotViable: string | null
  at: Date
}

/** Every round in order, each with what was decided about it. */
export async function roundsOf(
  tx: Tx,
  negotiationId: string,
  decisions: readonly DecisionRow[],
  holidays: ReadonlySet<string>,
): Promise<ShownRound[]> {
  const numbers = await tx.proposalRound.findMany({
    where: { negotiationId },
    orderBy: { number: 'asc' },
    select: { number: true, createdAt: true },
  })
  return Promise.all(
    numbers.map(async ({ number, createdAt }) => {
      const { by, byName, terms, claimed, claimedOn, words, whyNotViable } = await roundOf(
        tx,
        negotiationId,
        number,
      )
      return {
        number,
        by,
        name: byName,
        at: instant(createdAt.toISOString()),
        terms,
        instalments: scheduleOf(terms, holidays),
        claimed,
        claimedOn,
        words,
        whyNotViable,
        decisions: decisions.filter(({ round }) => round === number).map(shownDecision),
      }
    }),
  )
}

const shownDecision = ({ kind, byKind, byName, forName, reason, whyNotViable, at }: DecisionRow) => ({
  kind,
  by: byKind as Party,
  name: byName,
  forName,
  reason,
  whyNotViable,
  at: instant(at.toISOString()),
})
