import type { Day } from '#shared/dates.ts'
import type { Tx } from '../db.ts'

/** Whose turn it is: one person, or any owner of a company. */
export type Turn = string | { ownersOf: string }

const awayOn = (today: Day) => ({ endedAt: null, fromOn: { lte: today }, untilOn: { gte: today } })

/** The name of the absent person for whom this one may decide today, or null (deputies are named beforehand). */
export async function standsInFor(tx: Tx, deputyId: string, turn: Turn, today: Day): Promise<string | null> {
  const absent = await tx.absence.findFirst({
    where: {
      deputyId,
      ...awayOn(today),
      ...(typeof turn === 'string'
        ? { userId: turn, creditorId: null }
        : {
            creditorId: turn.ownersOf,
            user: { memberships: { some: { creditorId: turn.ownersOf, role: 'owner' } } },
          }),
    },
    orderBy: { createdAt: 'asc' },
    select: { user: { select: { name: true } } },
  })
  return absent?.user.name ?? null
}

/** Who is told instead of somebody who is away today: the deputy, or the person where nobody was named. */
export async function deputyOf(tx: Tx, userId: string, today: Day): Promise<string> {
  const absent = await tx.absence.findFirst({
    where: { userId, ...awayOn(today) },
    orderBy: { createdAt: 'desc' },
    select: { deputyId: true },
  })
  return absent?.deputyId ?? userId
}
