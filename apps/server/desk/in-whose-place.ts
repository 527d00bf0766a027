import type { Day } from '#shared/dates.ts'
import { awayOn } from '../access/deputies.ts'
import type { House } from '../house.ts'

type Waits = { key: string; caseId: string | null; ownerId: string | null }

/**
 * By key, for whom somebody is asked who only stands in: the account manager or the collector of the case who is away
 * today. On most days nobody is, and nothing more is read.
 */
export async function inWhosePlace(
  house: House,
  items: readonly Waits[],
  today: Day,
): Promise<Map<string, string>> {
  const away = await house.db.absence.findMany({
    where: { creditorId: null, ...awayOn(today) },
    select: { userId: true, deputyId: true, user: { select: { name: true } } },
  })
  const deputies = new Set(away.map(({ deputyId }) => deputyId))
  const theirs = items.filter(({ ownerId, caseId }) => caseId && ownerId && deputies.has(ownerId))
  if (theirs.length === 0) return new Map()
  const cases = await house.db.case.findMany({
    where: { id: { in: theirs.flatMap(({ caseId }) => caseId ?? []) } },
    relationLoadStrategy: 'join',
    select: { id: true, managerId: true, collectorId: true, creditor: { select: { managerId: true } } },
  })
  const peopleOf = new Map(
    cases.map(({ id, managerId, collectorId, creditor }) => [
      id,
      [managerId ?? creditor.managerId, collectorId],
    ]),
  )
  return new Map(
    theirs.flatMap(({ key, caseId, ownerId }) => {
      const people = peopleOf.get(caseId ?? '') ?? []
      const absent = away.find(({ userId, deputyId }) => deputyId === ownerId && people.includes(userId))
      return absent ? [[key, absent.user.name] as const] : []
    }),
  )
}
