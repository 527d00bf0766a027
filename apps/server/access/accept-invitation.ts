import { newId, type CreditorId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { secretHash } from '../secrets.ts'
import type { Ctx } from '../trpc.ts'
import { isOpen } from './invitation-queries.ts'

/**
 * A newcomer joins the company that invited them. The link reached them by mail, so it also proves their address,
 * and it works for nobody else's.
 */
export async function acceptInvitation(
  { house, actor }: Ctx,
  token: string,
): Promise<{ creditorId: CreditorId }> {
  if (actor.kind !== 'newcomer') throw new Error('Only a newcomer accepts an invitation')
  const now = new Date(house.clock.now())
  return inTransaction(house.db, actor, async (tx) => {
    const tokenHash = secretHash(token)
    await tx.$queryRaw`select id from "Invitation" where "tokenHash" = ${tokenHash} for update`
    const invitation = await tx.invitation.findUnique({ where: { tokenHash } })
    if (!invitation || !isOpen(invitation, now)) throw new Refusal('access.invitationGone')
    if (invitation.email !== actor.email.toLowerCase()) {
      throw new Refusal('access.invitationOtherEmail', { email: invitation.email })
    }
    const user = await tx.user.update({ where: { id: actor.userId }, data: { emailVerified: true } })
    if (user.staffRole) throw new Refusal('access.staffOnly')
    await tx.membership.create({
      data: {
        id: newId('member', now.getTime()),
        userId: actor.userId,
        creditorId: invitation.creditorId,
        role: invitation.role,
      },
    })
    await tx.invitation.update({ where: { id: invitation.id }, data: { acceptedAt: now } })
    return { creditorId: invitation.creditorId as CreditorId }
  })
}
