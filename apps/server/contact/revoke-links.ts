import type { Actor } from '#shared/access/actor.ts'
import type { RevokeLinksInput } from '#shared/contact/link-input.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import type { Ctx, OwnCase } from '../trpc.ts'

/** Closes every link of a case at once: a letter went to a wrong address, or the debtor asks for it. */
export async function revokeLinks(
  { house, actor, caseId }: Ctx & { caseId: OwnCase },
  input: RevokeLinksInput,
) {
  return inTransaction(house.db, actor, async (tx) => ({
    revoked: await endLinks(house, tx, actor, caseId, {}, input.why),
  }))
}

/** Ends the open links of a case, all, one, or those of one address, with the visits that came through them. */
export async function endLinks(
  house: Pick<House, 'clock'>,
  tx: Tx,
  actor: Actor,
  caseId: string,
  which: { id?: string; contactId?: string | null },
  why: string,
): Promise<number> {
  const at = house.clock.now()
  const links = await tx.debtorLink.findMany({
    where: { caseId, revokedAt: null, expiresAt: { gt: new Date(at) }, ...which },
    select: { id: true, creditorId: true },
  })
  for (const { id, creditorId } of links) {
    await tx.debtorLink.update({ where: { id }, data: { revokedAt: new Date(at) } })
    await tx.portalSession.updateMany({
      where: { linkId: id, endedAt: null },
      data: { endedAt: new Date(at) },
    })
    await record(tx, actor, { caseId, creditorId, kind: 'link-revoked', at, after: { linkId: id }, why })
  }
  return links.length
}
