import type { Query } from '@tanstack/react-query'

/** What no event of a case changes: who somebody is, what a quote said, what was agreed. */
const still = new Set(['access', 'quotes', 'agreements', 'live'])

type Key = readonly [readonly string[], { input?: unknown }?]

/**
 * Whether what a query shows may have changed with these cases: everything about one of them, and every list that is
 * about no case in particular. What is about another case stays as it is.
 */
export function concerns({ queryKey }: Pick<Query, 'queryKey'>, changed: ReadonlySet<string>): boolean {
  if (changed.size === 0) return false
  const [path, options] = queryKey as unknown as Key
  if (!Array.isArray(path) || still.has(String(path[0]))) return false
  const named = caseIn(options?.input)
  return named === null || changed.has(named)
}

/** Whether a query shows the conversations of one of these cases, where somebody has just read. */
export function showsTalk({ queryKey }: Pick<Query, 'queryKey'>, read: ReadonlySet<string>): boolean {
  const [path, options] = queryKey as unknown as Key
  if (!Array.isArray(path) || !talks.has(path.join('.'))) return false
  return read.has(caseIn(options?.input) ?? '')
}
const talks = new Set(['contact.thread', 'desk.workspace'])

function caseIn(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('caseId' in input)) return null
  return typeof input.caseId === 'string' ? input.caseId : null
}
