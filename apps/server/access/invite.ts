import { type InviteInput, invitationDays, maxOpenInvitations } from '#shared/access/invitation-input.ts'
import { newId } from '#shared/ids.ts'
import { isLanguage } from '#shared/languages.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import { oweMail } from '../outgoing-mail.ts'
import { newSecret, secretHash } from '../secrets.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'

type Own = Ctx & { creditorId: OwnCreditor }

/** An owner asks a colleague in, by mail. A second invitation to the same address replaces the first. */
export async function invite({ house, actor, creditorId }: Own, input: InviteInput): Promise<{ id: string }> {
  if (!('userId' in actor)) throw new Error('Only a person invites')
  const now = house.clock.now()
  const secret = newSecret()
  const invitationId = newId('invitation', Date.parse(now))
  const expiresAt = new Date(Date.parse(now) + invitationDays * 86_400_000)

  return inTransaction(house.db, actor, async (tx) => {
    const company = await tx.creditor.findUniqueOrThrow({
      where: { id: creditorId },
      select: { name: true, language: true },
    })
    await refuseMember(tx, creditorId, input.email)
    await tx.invitation.updateMany({
      where: { creditorId, email: input.email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date(now) },
    })
    await refuseTooMany(tx, creditorId, new Date(now))

    const language = isLanguage(company.language) ? company.language : actor.language
    await tx.invitation.create({
      data: {
        id: invitationId,
        creditorId,
        email: input.email,
        role: input.role,
        language,
        tokenHash: secretHash(secret),
        invitedById: actor.userId,
        createdAt: new Date(now),
        expiresAt,
      },
    })
    await oweMail(house, tx, {
      key: `invitation:${invitationId}`,
      kind: 'invitation',
      recipient: input.email,
      language,
      creditorId,
      data: {
        company: company.name,
        inviter: actor.name,
        role: input.role,
        expiresAt: expiresAt.toISOString(),
      },
      secrets: { url: `${house.config.publicUrl}/app/invitation?token=${secret}` },
    })
    return { id: invitationId }
  })
}

async function refuseMember(tx: Tx, creditorId: OwnCreditor, email: string) {
  const member = await tx.membership.count({ where: { creditorId, user: { email } } })
  if (member > 0) throw new Refusal('access.alreadyMember', { email })
}

async function refuseTooMany(tx: Tx, creditorId: OwnCreditor, now: Date) {
  const open = await tx.invitation.count({
    where: { creditorId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
  })
  if (open >= maxOpenInvitations) throw new Refusal('access.tooManyInvitations', { max: maxOpenInvitations })
}
