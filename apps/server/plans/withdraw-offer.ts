import type { Actor } from '#shared/access/actor.ts'
import type { WithdrawInput } from '#shared/plans/plan-input.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { mustBePossible, takeNegotiation } from './negotiation-row.ts'
import { oweEndNews } from './plan-news.ts'

/** The debtor takes the offer back, also while somebody is deciding about it: who decides is told. */
export async function withdrawOffer(
  { house, actor, caseId, creditorId }: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  { negotiationId, version }: WithdrawInput,
): Promise<void> {
  await inTransaction(house.db, actor, async (tx) => {
    // A step back needs no newest view: it ends whatever has become of the offer in the meantime.
    const row = await tx.negotiation.findFirst({
      where: { id: negotiationId, caseId },
      select: { version: true, status: true },
    })
    if (row?.status === 'WITHDRAWN') return
    const taken = await takeNegotiation(house, tx, caseId, {
      negotiationId,
      version: row?.version ?? version,
    })
    mustBePossible(taken, 'withdraw', { party: 'debtor', personId: null }, house.clock.now())
    await endAsWithdrawn(house, tx, actor, { negotiationId, caseId, creditorId, why: null })
    await oweEndNews(house, tx, { caseId, creditorId, negotiationId, round: taken.round.number }, 'WITHDRAWN')
  })
}

/** A dispute has come in: what was talked about is no longer what is asked for. */
export async function withdrawNegotiation(
  house: House,
  tx: Tx,
  actor: Actor,
  { caseId, creditorId, why }: { caseId: string; creditorId: string; why: 'disputed' },
): Promise<void> {
  const live = await tx.negotiation.findFirst({ where: { caseId, endedAt: null }, select: { id: true } })
  if (!live) return
  await endAsWithdrawn(house, tx, actor, { negotiationId: live.id, caseId, creditorId, why })
}

async function endAsWithdrawn(
  house: Pick<House, 'clock'>,
  tx: Tx,
  actor: Actor,
  {
    negotiationId,
    caseId,
    creditorId,
    why,
  }: { negotiationId: string; caseId: string; creditorId: string; why: string | null },
): Promise<void> {
  const at = house.clock.now()
  await tx.negotiation.update({
    where: { id: negotiationId },
    data: { status: 'WITHDRAWN', endedAt: new Date(at), heldUntil: null, version: { increment: 1 } },
  })
  await record(tx, actor, {
    caseId,
    creditorId,
    kind: 'plan-withdrawn',
    at,
    after: { negotiationId, ...(why ? { code: why } : {}) },
  })
}
