import type { Language } from '../languages.ts'
import type { UserId } from '../ids.ts'

export type Candidate = { userId: UserId; skills: readonly string[]; creditors: number }

/**
 * Who looks after a new company (A30): of those who speak its language the one with the fewest companies, and if
 * nobody speaks it, of everybody. Equal loads go by id, so that the answer never depends on the order of rows.
 */
export function chooseManager(candidates: readonly Candidate[], language: Language): Candidate | null {
  const speakers = candidates.filter(({ skills }) => skills.includes(language))
  const pool = speakers.length > 0 ? speakers : candidates
  return (
    pool.toSorted(
      (one, other) => one.creditors - other.creditors || (one.userId < other.userId ? -1 : 1),
    )[0] ?? null
  )
}
