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

type Person = {
  id: string
  name: string
  email: string
  language: string
  staffRole: string | null
  disabledAt: Date | null
  twoFactorEnabled: boolean
  creditorId: string | null
  membership: string | null
}

/** What of a person decides who they are to us; of several companies the first. Plain SQL: every request asks this. */
const person = `
  u.id, u.name, u.email, u.language, u."staffRole", u."disabledAt", u."twoFactorEnabled", m."creditorId",
  m.role as membership`
const company = `
  left join lateral (
    select "creditorId", role from "Membership" where "userId" = u.id order by "createdAt" limit 1
  ) m on true`
const personOfSession = `
  select s."expiresAt", s."updatedAt", ${person}
  from "Session" s join "User" u on u.id = s."userId" ${company} where s.token = $1`

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
  const [session] = await house.ask<Person & { expiresAt: Date; updatedAt: Date }>(personOfSession, [token])
  const now = Date.now()
  if (!session || session.expiresAt.getTime() <= now) return null
  if (now - session.updatedAt.getTime() > renewAfter && !(await auth.api.getSession({ headers }))) return null
  return personToActor(house, session)
}

/** Who a person is today: of the desk, of a company, or new. Nobody, if the account is disabled or gone. */
export async function actorOf(house: House, userId: UserId): Promise<Actor | null> {
  const [user] = await house.ask<Person>(`select ${person} from "User" u ${company} where u.id = $1`, [
    userId,
  ])
  return personToActor(house, user)
}

/** Staff without a second factor are newcomers in production: they reach their settings to enrol, and nothing else. */
function personToActor(house: House, user: Person | undefined): Actor | null {
  if (!user || user.disabledAt) return null
  const language = isLanguage(user.language) ? user.language : 'en'
  const who = { userId: user.id as UserId, name: user.name, email: user.email, language }
  const role = staffRoles.find((known) => known === user.staffRole)
  if (role) {
    // A passkey beside a password would not do: whoever knows the password could still come in without it.
    return house.config.production && !user.twoFactorEnabled ? { kind: 'newcomer', ...who } : staff(role, who)
  }
  if (!user.creditorId) return { kind: 'newcomer', ...who }
  return {
    kind: 'creditor',
    ...who,
    creditorId: user.creditorId as CreditorId,
    role: user.membership === 'owner' ? 'owner' : 'member',
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

type DebtorSession = {
  id: string
  lastSeenAt: Date
  expiresAt: Date
  endedAt: Date | null
  linkId: string
  caseId: string
  creditorId: string
  linkRevokedAt: Date | null
  linkExpiresAt: Date
}

const debtorSession = `
  select s.id, s."lastSeenAt", s."expiresAt", s."endedAt", s."linkId", l."caseId", l."creditorId",
    l."revokedAt" as "linkRevokedAt", l."expiresAt" as "linkExpiresAt"
  from "PortalSession" s join "DebtorLink" l on l.id = s."linkId" where s."tokenHash" = $1`

/**
 * Who a debtor's cookie belongs to: a verified session, not idle for too long, of a link that still opens.
 * That it was used is noted once a minute, unless nobody did anything and an open page only listens.
 */
export async function debtorOfCookie(
  house: House,
  token: string,
  language: Language,
  isQuiet = false,
): Promise<Actor | null> {
  const at = house.clock.now()
  const now = new Date(at)
  const [session] = await house.ask<DebtorSession>(debtorSession, [secretHash(token)])
  if (!session) return null
  const { lastSeenAt, expiresAt, endedAt, linkRevokedAt, linkExpiresAt } = session
  const times = {
    lastSeenAt: lastSeenAt.toISOString() as Instant,
    expiresAt: expiresAt.toISOString() as Instant,
    ended: endedAt !== null,
  }
  if (!isSessionOpen(times, at) || linkRevokedAt || linkExpiresAt <= now) return null
  if (!isQuiet && now.getTime() - lastSeenAt.getTime() >= aMinute) {
    await house.db.portalSession.update({ where: { id: session.id }, data: { lastSeenAt: now } })
  }
  return {
    kind: 'debtor',
    linkId: session.linkId as LinkId,
    caseId: session.caseId as CaseId,
    creditorId: session.creditorId as CreditorId,
    language,
  }
}
