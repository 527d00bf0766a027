import type { Scope } from './who-hears.ts'

/** An open page says so this often, and counts as gone when it has not for this long [G]. */
export const saysHereEveryMs = 15_000
export const goneAfterSeconds = 40

/** Who sees whom: the desk sees the desk, a company's people see one another, nobody sees across. */
export type PresenceScope = string

export const presenceScope = (scope: Scope): PresenceScope | null => {
  if (scope.kind === 'debtor') return null
  return scope.kind === 'desk' ? 'desk' : scope.creditorId
}

export type Present = { userId: string; name: string }

export const caseSubject = (caseId: string): string => `case:${caseId}`
