import { whyNotBeAway } from '#shared/access/absence.ts'
import type { AbsenceInput } from '#shared/access/absence-input.ts'
import { newId } from '#shared/ids.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { Ctx } from '../trpc.ts'
import { absencesAt, type Awaited, awaited, colleaguesOf, scopeOf } from './absence-queries.ts'
import { tellDeputyNamed } from './tell-absence.ts'

/** Somebody will be away, and names who decides in their place meanwhile (A30). */
export async function beAway({ house, actor: asking }: Ctx, input: AbsenceInput): Promise<{ id: string }> {
  const actor = awaited(asking)
  const today = house.clock.today()
  return inTransaction(house.db, actor, async (tx) => {
    await oneAtATime(tx, actor)
    const { self, all } = await colleaguesOf(tx, actor)
    const deputy = all.find(({ userId }) => userId === input.deputyId) ?? null
    const { fromOn, untilOn, deputyId } = input
    const creditorId = scopeOf(actor)
    const others = await absencesAt(tx, creditorId, today)
    const refusal = whyNotBeAway({ fromOn, untilOn, today, self, deputy, others })
    if (refusal) throw refusal
    const at = house.clock.now()
    const id = newId('absence', Date.parse(at))
    await tx.absence.create({
      data: { id, userId: actor.userId, deputyId, creditorId, fromOn, untilOn, createdAt: new Date(at) },
    })
    await tellDeputyNamed(house, tx, id)
    return { id }
  })
}

/** Two colleagues who name each other at the same moment come one after the other; so does who removes one of them. */
async function oneAtATime(tx: Tx, actor: Awaited): Promise<void> {
  if (actor.kind === 'creditor')
    await tx.$queryRaw`select id from "Membership" where "creditorId" = ${actor.creditorId} order by id for update`
  else
    await tx.$queryRaw`select id from "User" where "staffRole" = ${actor.kind} order by id for no key update`
}
