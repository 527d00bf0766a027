import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import type { Ctx } from '../trpc.ts'
import { awaited } from './absence-queries.ts'
import { tellDeputyReleased } from './tell-absence.ts'

/** Somebody is back early, or stays after all: from this moment on nobody decides in their place. */
export async function endAbsence({ house, actor: asking }: Ctx, absenceId: string): Promise<void> {
  const actor = awaited(asking)
  await inTransaction(house.db, actor, async (tx) => {
    const own = await tx.absence.findFirst({ where: { id: absenceId, userId: actor.userId } })
    if (!own) throw new Refusal('access.notFound')
    // Pressed twice, or in two windows: it ended when it ended first.
    const { count } = await tx.absence.updateMany({
      where: { id: own.id, endedAt: null },
      data: { endedAt: new Date(house.clock.now()) },
    })
    const today = house.clock.today()
    // Days that are over anyway need no news.
    if (count === 0 || own.untilOn < today) return
    await tellDeputyReleased(house, tx, own.id, own.fromOn <= today ? 'BACK' : 'STAYS')
  })
}
