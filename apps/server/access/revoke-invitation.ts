import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'

/** Takes an invitation back; its link says from now on that it is no longer valid. Twice is as good as once. */
export async function revokeInvitation(
  { house, actor, creditorId }: Ctx & { creditorId: OwnCreditor },
  invitationId: string,
): Promise<void> {
  await inTransaction(house.db, actor, async (tx) => {
    const found = await tx.invitation.findFirst({
      where: { id: invitationId, creditorId, acceptedAt: null },
      select: { revokedAt: true },
    })
    if (!found) throw new Refusal('access.notFound')
    if (found.revokedAt) return
    await tx.invitation.update({
      where: { id: invitationId },
      data: { revokedAt: new Date(house.clock.now()) },
    })
  })
}
