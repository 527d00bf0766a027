import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'

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
    await tx.absence.updateMany({
      where: { creditorId, endedAt: null, OR: [{ userId }, { deputyId: userId }] },
      data: { endedAt: new Date(house.clock.now()) },
    })
    await tx.membership.delete({ where: { id: leaving.id } })
  })
}
