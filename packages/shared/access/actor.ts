import type { CaseId, CreditorId, LinkId, UserId } from '../ids.ts'
import type { Language } from '../languages.ts'

export const staffRoles = ['manager', 'collector', 'auditor', 'admin'] as const
export type StaffRole = (typeof staffRoles)[number]

export const membershipRoles = ['owner', 'member'] as const
export type MembershipRole = (typeof membershipRoles)[number]

/** Who is asking. A debtor has no account: a verified link is all there is (A66, D9). */
export type Actor =
  | { kind: 'visitor'; language: Language }
  /** Signed in, but not yet a person of a company: the minutes between sign-up and registration. */
  | { kind: 'newcomer'; userId: UserId; name: string; email: string; language: Language }
  | {
      kind: 'creditor'
      userId: UserId
      name: string
      email: string
      creditorId: CreditorId
      role: MembershipRole
      language: Language
    }
  | { kind: StaffRole; userId: UserId; name: string; email: string; language: Language }
  | { kind: 'debtor'; linkId: LinkId; caseId: CaseId; creditorId: CreditorId; language: Language }
  | { kind: 'webhook'; language: Language }
  | { kind: 'system'; language: Language }

export type ActorKind = Actor['kind']
export type Creditor = Extract<Actor, { kind: 'creditor' }>
export type Staff = Extract<Actor, { kind: StaffRole }>
export type DebtorActor = Extract<Actor, { kind: 'debtor' }>

/** True for the people of the desk, whatever their role. */
export const isStaff = (actor: Actor): actor is Staff =>
  (staffRoles as readonly string[]).includes(actor.kind)
