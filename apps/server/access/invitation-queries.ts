import { Refusal } from '#shared/refusal.ts'
import { secretHash } from '../secrets.ts'
import type { Ctx } from '../trpc.ts'

type Dates = { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date }

/** Whether an invitation still waits for its answer. */
export const isOpen = ({ acceptedAt, revokedAt, expiresAt }: Dates, now: Date): boolean =>
  acceptedAt === null && revokedAt === null && expiresAt > now

/** What an invitation's link shows before anybody signs in. Unknown, used, withdrawn and expired look the same. */
export async function readInvitation({ house }: Ctx, token: string) {
  const invitation = await house.db.invitation.findUnique({
    where: { tokenHash: secretHash(token) },
    relationLoadStrategy: 'join',
    include: { creditor: { select: { name: true } } },
  })
  if (!invitation || !isOpen(invitation, new Date(house.clock.now())))
    throw new Refusal('access.invitationGone')
  const { email, role, invitedById, expiresAt, creditor } = invitation
  const [inviter, account] = await Promise.all([
    house.db.user.findUnique({ where: { id: invitedById }, select: { name: true } }),
    house.db.user.count({ where: { email } }),
  ])
  return {
    company: creditor.name,
    inviter: inviter?.name ?? null,
    email,
    role,
    expiresAt: expiresAt.toISOString(),
    /** Whoever has an account signs in; everybody else signs up, with the address filled in. */
    hasAccount: account > 0,
  }
}
