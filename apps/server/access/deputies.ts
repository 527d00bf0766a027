import type { Day } from '#shared/dates.ts'
import type { Tx } from '../db.ts'

/** Whose turn it is: one person, or any owner of a company. */
export type Turn = string | { ownersOf: string }

/** Absences of this day, as `where` says it. */
export const awayOn = (today: Day) => ({ endedAt: null, fromOn: { lte: today }, untilOn: { gte: today } })

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

/** For whom of the desk this person decides today: for nobody where it is their own turn, or nobody's. */
export const inPlaceOf = async (
  tx: Tx,
  personId: string,
  turn: string | null | undefined,
  today: Day,
): Promise<string | null> => (turn && turn !== personId ? standsInFor(tx, personId, turn, today) : null)

/** Who is told instead of somebody who is away today: the deputy, or the person where nobody was named. */
export async function deputyOf(tx: Tx, userId: string, today: Day): Promise<string> {
  const absent = await tx.absence.findFirst({
    where: { userId, ...awayOn(today) },
    orderBy: { createdAt: 'desc' },
    select: { deputyId: true },
  })
  return absent?.deputyId ?? userId
}

/** Who may decide in the place of an owner of this company today: asked beside the owner, who may be hard to reach. */
export async function deputiesOfOwners(tx: Tx, creditorId: string, today: Day) {
  const absences = await tx.absence.findMany({
    where: {
      creditorId,
      ...awayOn(today),
      user: { memberships: { some: { creditorId, role: 'owner' } } },
      deputy: { disabledAt: null },
    },
    relationLoadStrategy: 'join',
    select: { deputy: { select: { id: true, email: true, name: true, language: true } } },
  })
  return absences.map(({ deputy }) => deputy)
}
