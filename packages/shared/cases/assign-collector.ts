import type { UserId } from '../ids.ts'
import type { Language } from '../languages.ts'

export type CollectorCandidate = {
  readonly userId: UserId
  readonly name: string
  /** Languages this collector speaks with debtors. */
  readonly skills: readonly string[]
  readonly activeCases: number
}

export type Assignment = {
  readonly collectorId: UserId
  readonly name: string
  /** LANGUAGE: speaks the debtor's language. FALLBACK: nobody does, which is shown and recorded (A19). */
  readonly why: 'LANGUAGE' | 'FALLBACK'
  readonly language: Language
  readonly activeCases: number
}

/**
 * Who works a new case (A18): of those who speak the debtor's language the one with the fewest active cases. If nobody
 * speaks it, of those who speak English, else of everybody, and the answer says that it is a fallback. Equal loads go
 * by id, so that the answer never depends on the order of rows. Null where there is no collector at all.
 */
export function assignCollector(
  candidates: readonly CollectorCandidate[],
  language: Language,
): Assignment | null {
  const speaking = (spoken: string) => candidates.filter(({ skills }) => skills.includes(spoken))
  const pool = [speaking(language), speaking('en'), candidates].find((group) => group.length > 0) ?? []
  const [chosen] = pool.toSorted(
    (one, other) => one.activeCases - other.activeCases || (one.userId < other.userId ? -1 : 1),
  )
  if (!chosen) return null
  return {
    collectorId: chosen.userId,
    name: chosen.name,
    why: chosen.skills.includes(language) ? 'LANGUAGE' : 'FALLBACK',
    language,
    activeCases: chosen.activeCases,
  }
}
