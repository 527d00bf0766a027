import type { Actor } from '#shared/access/actor.ts'
import { isOpenDispute } from '#shared/disputes/dispute.ts'
import { type Upheld, whyNotAsDecided } from '#shared/disputes/resolution.ts'
import { newId } from '#shared/ids.ts'
import { isRefusal, type Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import type { OwnCase } from '../trpc.ts'
import { tellDesk } from './dispute-owed.ts'
import { type DisputeRow, takeDispute } from './dispute-row.ts'
import { type Decided, decidedIn, lastDecision } from './held-resolution.ts'
import { takeEffect } from './resolution-effect.ts'
import { givenBy } from './weigh-resolution.ts'

const system: Actor = { kind: 'system', language: 'en' }

/**
 * The seconds in which a decision could be taken back are over. The same rules are asked about what is true now: it
 * takes effect as it was taken, or it goes back to the desk with the reason. What was taken back, withdrawn or settled
 * has another version, and nothing happens.
 */
export async function settleResolution(
  house: House,
  { disputeId, version }: { disputeId: string; version: number },
): Promise<void> {
  const found = await house.db.dispute.findUnique({ where: { id: disputeId }, select: { caseId: true } })
  if (!found) return
  await inTransaction(house.db, system, async (tx) => {
    const row = await takeDispute(tx, found.caseId as OwnCase, disputeId)
    if (row.version !== version || row.heldUntil === null || !isOpenDispute(row.status)) return
    const last = await lastDecision(tx, disputeId)
    if (!last || last.version !== version) throw new Error('What is held was decided by somebody')
    const decided = decidedIn(last)
    const given = await stillGiven(house, tx, row, decided)
    if (isRefusal(given)) await giveBack(house, tx, row, decided, given)
    else await takeEffect(house, tx, row, { ...decided, upheld: given })
  })
}

async function stillGiven(
  house: House,
  tx: Tx,
  row: DisputeRow,
  { outcome, upheld }: Decided,
): Promise<Upheld[] | Refusal> {
  const chosen = upheld.map(({ invoiceId, amount }) => ({ invoiceId, amountMinor: amount }))
  const given = await givenBy(house, tx, { ...row, heldUntil: null }, { outcome, upheld: chosen })
  if (isRefusal(given)) return given
  return whyNotAsDecided(upheld, given) ?? given
}

/** Nothing is lost: the decision stays on record, why it came to nothing beside it, and the desk is asked again. */
async function giveBack(
  house: House,
  tx: Tx,
  row: DisputeRow,
  { outcome, byId, byName, forName }: Decided,
  refusal: Refusal,
): Promise<void> {
  const at = house.clock.now()
  const version = row.version + 1
  const { id: disputeId } = row
  const about = { caseId: row.case.id, creditorId: row.case.creditorId }
  await tx.dispute.update({ where: { id: disputeId }, data: { heldUntil: null, version } })
  await tx.disputeDecision.create({
    data: {
      id: newId('decision', Date.parse(at)),
      disputeId,
      ...about,
      version,
      kind: 'REFUSED',
      byId,
      byName,
      forName,
      refusal: refusal.toJSON(),
      at: new Date(at),
    },
  })
  await record(tx, system, {
    ...about,
    kind: 'dispute-decision-refused',
    at,
    after: {
      disputeId,
      disputeNumber: row.number,
      type: row.type,
      outcome,
      name: byName,
      code: refusal.code,
    },
  })
  await tellDesk(house, tx, { ...row, version }, 'DECISION_REFUSED')
}
