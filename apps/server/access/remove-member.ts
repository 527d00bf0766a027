import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'
import { tellDeputyReleased } from './tell-absence.ts'

/** Somebody leaves a company. They keep their account, and see nothing of the company from this moment on. */
export async function removeMember(
  { house, actor, creditorId }: Ctx & { creditorId: OwnCreditor },
  userId: string,
): Promise<void> {
  await inTransaction(house.db, actor, async (tx) => {
    // All memberships of the company are locked, so that two owners cannot remove each other at once.
    const members = await tx.$queryRaw<{ id: string; userId: string; role: string }[]>`
      select id, "userId", role from "Membership" where "creditorId" = ${creditorId} order by id for update`
    const leaving = members.find((member) => member.userId === userId)
    if (!leaving) throw new Refusal('access.notFound')
    const owners = members.filter(({ role }) => role === 'owner')
    if (leaving.role === 'owner' && owners.length === 1) throw new Refusal('access.lastOwner')
    // Nobody stands in for who has left, and who has left stands in for nobody.
    const open = await tx.absence.findMany({
      where: { creditorId, endedAt: null, OR: [{ userId }, { deputyId: userId }] },
      select: { id: true, untilOn: true },
    })
    await tx.absence.updateMany({
      where: { id: { in: open.map(({ id }) => id) } },
      data: { endedAt: new Date(house.clock.now()) },
    })
    const today = house.clock.today()
    for (const { id, untilOn } of open)
      if (untilOn >= today) await tellDeputyReleased(house, tx, id, 'LEFT', userId)
    await tx.membership.delete({ where: { id: leaving.id } })
  })
}
