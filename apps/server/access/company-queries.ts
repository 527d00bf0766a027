import { inTransaction } from '../db.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'

type Own = Ctx & { creditorId: OwnCreditor }

/** The company as it was registered, and who looks after it. */
export function company({ house, actor, creditorId }: Own) {
  return inTransaction(house.db, actor, async (tx) => {
    const { declaredAt, createdAt, ...row } = await tx.creditor.findUniqueOrThrow({
      where: { id: creditorId },
      relationLoadStrategy: 'join',
      select: {
        id: true,
        name: true,
        country: true,
        language: true,
        registrationKind: true,
        registrationNumber: true,
        declaredVersion: true,
        declaredAt: true,
        createdAt: true,
        manager: { select: { name: true, email: true, phone: true, skills: true } },
      },
    })
    return { ...row, declaredAt: declaredAt.toISOString(), createdAt: createdAt.toISOString() }
  })
}

/** The people of a company, and the invitations that wait for an answer. */
export function members({ house, actor, creditorId }: Own) {
  const now = new Date(house.clock.now())
  return inTransaction(house.db, actor, async (tx) => {
    const people = await tx.membership.findMany({
      where: { creditorId },
      relationLoadStrategy: 'join',
      orderBy: [{ role: 'desc' }, { createdAt: 'asc' }],
      select: { role: true, createdAt: true, user: { select: { id: true, name: true, email: true } } },
    })
    const invitations = await tx.invitation.findMany({
      where: { creditorId, acceptedAt: null, revokedAt: null },
      orderBy: { createdAt: 'desc' },
      select: { id: true, email: true, role: true, createdAt: true, expiresAt: true },
    })
    return {
      people: people.map(({ role, createdAt, user }) => ({ ...user, role, since: createdAt.toISOString() })),
      invitations: invitations.map(({ createdAt, expiresAt, ...invitation }) => ({
        ...invitation,
        sentAt: createdAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        isExpired: expiresAt <= now,
      })),
    }
  })
}

/** The people of the desk, for whoever hands work to them. */
export function staff({ house }: Ctx) {
  return house.db.user
    .findMany({
      where: { staffRole: { not: null } },
      orderBy: [{ staffRole: 'asc' }, { name: 'asc' }],
      select: {
        id: true,
        name: true,
        email: true,
        phone: true,
        staffRole: true,
        skills: true,
        disabledAt: true,
      },
    })
    .then((people) =>
      people.map(({ disabledAt, ...person }) => ({ ...person, isActive: disabledAt === null })),
    )
}
