import type { DebtorActor } from '#shared/access/actor.ts'
import { newId } from '#shared/ids.ts'
import type { Language } from '#shared/languages.ts'
import { sessionSeconds } from '#shared/access/debtor-session.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { newSecret, secretHash } from '../secrets.ts'
import type { OpenLink } from './open-link.ts'

export type Factor = 'invoice' | 'code'

/**
 * The second factor fits: a visit begins, and its secret is the answer. That the link was opened, and proved, is on
 * record once; who looked and when, for the desk, every time.
 */
export async function startSession(
  house: House,
  link: OpenLink,
  factor: Factor,
  language: Language,
): Promise<string> {
  const { linkId, caseId, creditorId } = link
  const actor: DebtorActor = { kind: 'debtor', linkId, caseId, creditorId, language }
  const secret = newSecret()
  const at = house.clock.now()
  const now = Date.parse(at)
  await inTransaction(house.db, { kind: 'system', language }, async (tx) => {
    await tx.portalSession.create({
      data: {
        id: newId('session', now),
        linkId,
        caseId,
        tokenHash: secretHash(secret),
        factor,
        createdAt: new Date(at),
        lastSeenAt: new Date(at),
        expiresAt: new Date(now + sessionSeconds * 1000),
      },
    })
    const { count: first } = await tx.debtorLink.updateMany({
      where: { id: linkId, firstOpenedAt: null },
      data: { firstOpenedAt: new Date(at) },
    })
    const fact = { caseId, creditorId, at, after: { linkId, factor } }
    if (first === 1) {
      await record(tx, actor, { ...fact, kind: 'link-opened' })
      await record(tx, actor, { ...fact, kind: 'link-verified' })
    }
    await record(tx, actor, { ...fact, kind: 'claim-viewed' })
  })
  return secret
}
