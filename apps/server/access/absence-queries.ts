import type { Actor, Creditor, Staff } from '#shared/access/actor.ts'
import { type Away, type Colleague, isAwayOn, mayStandIn } from '#shared/access/absence.ts'
import { type Day, day } from '#shared/dates.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { Ctx } from '../trpc.ts'

/** Somebody for whom something waits: a person of a company, an account manager, a collector. */
export type Awaited = Creditor | (Omit<Staff, 'kind'> & { kind: 'manager' | 'collector' })

export function awaited(actor: Actor): Awaited {
  if (actor.kind === 'creditor') return actor
  if (actor.kind === 'manager' || actor.kind === 'collector') return { ...actor, kind: actor.kind }
  throw new Error('Nothing waits for this actor')
}

export const scopeOf = (actor: Awaited): string | null =>
  actor.kind === 'creditor' ? actor.creditorId : null

/** Everybody with whom this person shares a company, or a task at the desk; themselves first among them. */
export async function colleaguesOf(tx: Tx, actor: Awaited): Promise<{ self: Colleague; all: Colleague[] }> {
  const creditorId = scopeOf(actor)
  const people =
    actor.kind === 'creditor'
      ? await tx.membership
          .findMany({
            where: { creditorId: actor.creditorId, user: { disabledAt: null } },
            relationLoadStrategy: 'join',
            select: { role: true, user: { select: { id: true, name: true } } },
          })
          .then((rows) => rows.map(({ role, user }) => ({ ...user, role })))
      : await tx.user
          .findMany({
            where: { staffRole: actor.kind, disabledAt: null },
            select: { id: true, name: true },
          })
          .then((rows) => rows.map((row) => ({ ...row, role: actor.kind })))
  const all = people
    .map(
      ({ id, name, role }): Colleague => ({
        userId: id,
        name,
        role: role as Colleague['role'],
        creditorId,
      }),
    )
    .toSorted((one, other) => one.name.localeCompare(other.name))
  const role = actor.kind === 'creditor' ? actor.role : actor.kind
  const self = all.find(({ userId }) => userId === actor.userId)
  return { self: self ?? { userId: actor.userId, name: actor.name, role, creditorId }, all }
}

export type KnownAbsence = Away & { id: string; deputyName: string }

/** Every absence at this company, or at the desk, that is not over; the earliest first. */
export async function absencesAt(tx: Tx, creditorId: string | null, today: Day): Promise<KnownAbsence[]> {
  const rows = await tx.absence.findMany({
    where: { creditorId, endedAt: null, untilOn: { gte: today } },
    relationLoadStrategy: 'join',
    orderBy: [{ fromOn: 'asc' }, { createdAt: 'asc' }],
    select: {
      id: true,
      userId: true,
      deputyId: true,
      fromOn: true,
      untilOn: true,
      user: { select: { name: true } },
      deputy: { select: { name: true } },
    },
  })
  return rows.map(({ user, deputy, fromOn, untilOn, ...row }) => ({
    ...row,
    name: user.name,
    deputyName: deputy.name,
    fromOn: day(fromOn),
    untilOn: day(untilOn),
  }))
}

/**
 * When the reader is away and who stands in then, whom they may name, and for whom they stand in. `others` is what the
 * rule has to know to say no before the button is pressed; it names only people whom the reader could name.
 */
export function absence({ house, actor: asking }: Ctx) {
  const actor = awaited(asking)
  const today = house.clock.today()
  return inTransaction(house.db, actor, async (tx) => {
    const { self, all } = await colleaguesOf(tx, actor)
    const known = await absencesAt(tx, scopeOf(actor), today)
    const mayName = all.filter((colleague) => mayStandIn(colleague, self))
    const isKnown = (userId: string) => mayName.some((colleague) => colleague.userId === userId)
    const involved = known.filter(
      ({ userId, deputyId }) => userId === self.userId || deputyId === self.userId || isKnown(userId),
    )
    return {
      today,
      self,
      mayName,
      mine: known
        .filter(({ userId }) => userId === self.userId)
        .map(({ id, fromOn, untilOn, deputyName }) => ({
          id,
          fromOn,
          untilOn,
          deputyName,
          isNow: isAwayOn({ fromOn, untilOn }, today),
        })),
      standsInFor: known
        .filter(({ deputyId }) => deputyId === self.userId)
        .map(({ id, name, fromOn, untilOn }) => ({
          id,
          name,
          fromOn,
          untilOn,
          isNow: isAwayOn({ fromOn, untilOn }, today),
        })),
      others: involved.map(
        ({ userId, name, deputyId, fromOn, untilOn }): Away => ({ userId, name, deputyId, fromOn, untilOn }),
      ),
    }
  })
}
