import { isLanguage, type Language } from '#shared/languages.ts'
import type { Tx } from '../db.ts'

export type Reader = { userId: string; email: string; name: string; language: Language }

/**
 * Whom we write to about a case: the person of the creditor who handed it in, or for whom it was entered; if they have
 * left, the owners of the company.
 */
export async function creditorReaders(
  tx: Tx,
  { creditorId, personId }: { creditorId: string; personId: string },
): Promise<Reader[]> {
  const members = await tx.membership.findMany({
    where: { creditorId, user: { disabledAt: null } },
    relationLoadStrategy: 'join',
    orderBy: { createdAt: 'asc' },
    take: 50,
    select: { role: true, user: { select: { id: true, email: true, name: true, language: true } } },
  })
  const own = members.filter(({ user }) => user.id === personId)
  const chosen = own.length > 0 ? own : members.filter(({ role }) => role === 'owner')
  return chosen.map(({ user: { id, email, name, language } }) => ({
    userId: id,
    email,
    name,
    language: isLanguage(language) ? language : 'en',
  }))
}
