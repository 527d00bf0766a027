import type { Actor } from '#shared/access/actor.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { oweEndNews } from './plan-news.ts'

const system: Actor = { kind: 'system', language: 'en' }
const atOnce = 200

/**
 * What has run out is over from its own moment on, whoever looks (statusAt). This writes it down and tells both sides;
 * run as often as one likes.
 */
export async function expirePlans(house: House): Promise<void> {
  const now = new Date(house.clock.now())
  const due = await house.db.negotiation.findMany({
    where: { endedAt: null, expiresAt: { lte: now } },
    orderBy: { expiresAt: 'asc' },
    take: atOnce,
    select: { caseId: true },
  })
  for (const { caseId } of due) {
    await inTransaction(house.db, system, async (tx) => {
      await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
      await closeExpired(house, tx, caseId, 'BOTH')
    })
  }
}

/** The same for one case, under its lock. A debtor who is just beginning anew sees it and needs no mail about it. */
export async function closeExpired(
  house: Pick<House, 'clock' | 'config' | 'jobs'>,
  tx: Tx,
  caseId: string,
  tell: 'BOTH' | 'DESK',
): Promise<void> {
  const at = house.clock.now()
  const row = await tx.negotiation.findFirst({
    where: { caseId, endedAt: null, expiresAt: { lte: new Date(at) } },
    select: { id: true, creditorId: true, round: true, expiresAt: true },
  })
  if (!row) return
  await tx.negotiation.update({
    where: { id: row.id },
    data: { status: 'EXPIRED', endedAt: row.expiresAt, heldUntil: null, version: { increment: 1 } },
  })
  const about = { caseId, creditorId: row.creditorId, negotiationId: row.id, round: row.round }
  await record(tx, system, {
    caseId,
    creditorId: row.creditorId,
    kind: 'plan-expired',
    at,
    after: { negotiationId: row.id, round: row.round },
  })
  await oweEndNews(house, tx, about, 'EXPIRED', tell)
}
