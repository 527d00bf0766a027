import type { ActorKind } from './actor.ts'

/**
 * How far a permission reaches.
 * `own`: a creditor's or debtor's own things · `assigned`: cases this collector works · `any`: everything.
 */
export type Reach = 'own' | 'assigned' | 'any'

/**
 * What the procedure is about, and so which id proves the scope.
 * `nothing`: public or about the person asking · `creditor`: a company · `case`: a case, by `caseId` ·
 * `desk`: the whole of the desk's work.
 */
export type Subject = 'nothing' | 'creditor' | 'case' | 'desk'

export type Rule = {
  readonly of: Subject
  readonly who: { readonly [kind in ActorKind]?: Reach }
  /** Only an owner of the company, not a member. */
  readonly owner?: true
}

export const everyone = {
  visitor: 'any',
  newcomer: 'any',
  creditor: 'any',
  manager: 'any',
  collector: 'any',
  auditor: 'any',
  admin: 'any',
  debtor: 'any',
} as const
export const signedIn = {
  newcomer: 'own',
  creditor: 'own',
  manager: 'own',
  collector: 'own',
  auditor: 'own',
  admin: 'own',
} as const
export const readers = {
  creditor: 'own',
  manager: 'any',
  collector: 'any',
  auditor: 'any',
  admin: 'any',
} as const
export const listeners = {
  creditor: 'own',
  manager: 'own',
  collector: 'own',
  auditor: 'own',
  admin: 'own',
} as const
/** For whom something waits by name, so that somebody has to stand in while they are away (A30). */
export const awaited = { creditor: 'own', manager: 'own', collector: 'own' } as const
export const deskReaders = { manager: 'any', collector: 'any', auditor: 'any', admin: 'any' } as const
export const caseWriters = { creditor: 'own', manager: 'any' } as const
/** Which of the two decides follows from the debt and the mandate (A33): packages/shared/plans/negotiation.ts. */
export const planDeciders = { creditor: 'own', manager: 'any' } as const
/** Money leaves by the word of those who answer for it; from a limit on two of them (packages/shared/remittances). */
export const runDeciders = { manager: 'any', admin: 'any' } as const
export const caseWorkers = { manager: 'any', collector: 'assigned' } as const
