import { whyNotTakeBackResolution } from '#shared/disputes/dispute.ts'
import type { TakeBackResolutionInput } from '#shared/disputes/dispute-input.ts'
import { newId } from '#shared/ids.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { type DisputeScope, stateOf, takeDispute } from './dispute-row.ts'
import { lastDecision } from './held-resolution.ts'

/** Undo: the decision stays on record, as does that it was taken back before it took effect. */
export async function takeBackResolution(
  { house, actor, caseId, creditorId }: DisputeScope,
  { disputeId, version: seen }: TakeBackResolutionInput,
): Promise<{ version: number }> {
  if (actor.kind !== 'manager') throw new Error('Only an account manager takes back')
  return inTransaction(house.db, actor, async (tx) => {
    const row = await takeDispute(tx, caseId, disputeId, seen)
    const decision = await lastDecision(tx, disputeId)
    const refusal = whyNotTakeBackResolution(stateOf(row), decision?.byId ?? null, actor.userId)
    if (refusal) throw refusal
    const at = house.clock.now()
    const version = row.version + 1
    await tx.dispute.update({ where: { id: disputeId }, data: { heldUntil: null, version } })
    await tx.disputeDecision.create({
      data: {
        id: newId('decision', Date.parse(at)),
        disputeId,
        caseId,
        creditorId,
        version,
        kind: 'TAKEN_BACK',
        byId: actor.userId,
        byName: actor.name,
        at: new Date(at),
      },
    })
    const after = { disputeId, disputeNumber: row.number, type: row.type }
    await record(tx, actor, { caseId, creditorId, kind: 'dispute-decision-taken-back', at, after })
    return { version }
  })
}
