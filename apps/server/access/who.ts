import type { Actor, StaffRole } from '#shared/access/actor.ts'
import { staffRoles } from '#shared/access/actor.ts'
import type { Instant } from '#shared/dates.ts'
import type { CaseId, CreditorId, LinkId, UserId } from '#shared/ids.ts'
import { isLanguage, type Language } from '#shared/languages.ts'
import { isSessionOpen } from '#shared/access/debtor-session.ts'
import type { House } from '../house.ts'
import { secretHash } from '../secrets.ts'
import type { Auth } from './auth.ts'

/** Whoever nobody is: a page without a sign-in, in the language it was asked for. */
export const visitor = (language: Language): Actor => ({ kind: 'visitor', language })

/** What of a person decides who they are to us. */
const columns = {
  id: true,
  name: true,
  email: true,
  language: true,
  staffRole: true,
  disabledAt: true,
  twoFactorEnabled: true,
  memberships: { select: { creditorId: true, role: true }, orderBy: { createdAt: 'asc' }, take: 1 },
} as const

type Person = {
  id: string
  name: string
  email: string
  language: string
  staffRole: string | null
  disabledAt: Date | null
  twoFactorEnabled: boolean
  memberships: { creditorId: string; role: string }[]
}

/** After this better-auth itself looks at a session again, and makes it last longer. */
const renewAfter = 86_400_000

/**
 * Who a session of better-auth belongs to, in our words. Its cookie's signature was verified; session and person are
 * one read, since every request of the app asks this. A session of yesterday goes through better-auth, which renews it.
 */
export async function actorOfSession(
  house: House,
  auth: Auth,
  headers: Headers,
  token: string,
): Promise<Actor | null> {
  const session = await house.db.session.findUnique({
    where: { token },
    relationLoadStrategy: 'join',
    select: { expiresAt: true, updatedAt: true, user: { select: columns } },
  })
  const now = Date.now()
  if (!session || session.expiresAt.getTime() <= now) return null
  if (now - session.updatedAt.getTime() > renewAfter && !(await auth.api.getSession({ headers }))) return null
  return personToActor(house, session.user)
}

/** Who a person is today: of the desk, of a company, or new. Nobody, if the account is disabled or gone. */
export async function actorOf(house: House, userId: UserId): Promise<Actor | null> {
  const user = await house.db.user.findUnique({
    where: { id: userId },
    relationLoadStrategy: 'join',
    select: columns,
  })
  return personToActor(house, user)
}

/** Staff without a second factor are newcomers in production: they reach their settings to enrol, and nothing else. */
function personToActor(house: House, user: Person | null): Actor | null {
  if (!user || user.disabledAt) return null
  const language = isLanguage(user.language) ? user.language : 'en'
  const person = { userId: user.id as UserId, name: user.name, email: user.email, language }
  const role = staffRoles.find((known) => known === user.staffRole)
  if (role) {
    // A passkey beside a password would not do: whoever knows the password could still come in without it.
    return house.config.production && !user.twoFactorEnabled
      ? { kind: 'newcomer', ...person }
      : staff(role, person)
  }
  const membership = user.memberships[0]
  if (!membership) return { kind: 'newcomer', ...person }
  return {
    kind: 'creditor',
    ...person,
    creditorId: membership.creditorId as CreditorId,
    role: membership.role === 'owner' ? 'owner' : 'member',
  }
}

const staff = (
  kind: StaffRole,
  person: { userId: UserId; name: string; email: string; language: Language },
): Actor => ({
  kind,
  ...person,
})

const aMinute = 60_000

/**
 * Who a debtor's cookie belongs to: a verified session, not idle for too long, of a link that still opens.
 * That it was used is noted once a minute.
 */
export async function debtorOfCookie(house: House, token: string, language: Language): Promise<Actor | null> {
  const at = house.clock.now()
  const now = new Date(at)
  const session = await house.db.portalSession.findUnique({
    where: { tokenHash: secretHash(token) },
    relationLoadStrategy: 'join',
    include: {
      link: { select: { id: true, caseId: true, creditorId: true, revokedAt: true, expiresAt: true } },
    },
  })
  if (!session) return null
  const { link, lastSeenAt, expiresAt, endedAt } = session
  const times = {
    lastSeenAt: lastSeenAt.toISOString() as Instant,
    expiresAt: expiresAt.toISOString() as Instant,
    ended: endedAt !== null,
  }
  if (!isSessionOpen(times, at) || link.revokedAt || link.expiresAt <= now) return null
  if (now.getTime() - lastSeenAt.getTime() >= aMinute) {
    await house.db.portalSession.update({ where: { id: session.id }, data: { lastSeenAt: now } })
  }
  return {
    kind: 'debtor',
    linkId: link.id as LinkId,
    caseId: link.caseId as CaseId,
    creditorId: link.creditorId as CreditorId,
    language,
  }
}
