import { newId } from '#shared/ids.ts'
import { whyNotTakeBack } from '#shared/plans/negotiation.ts'
import type { TakeBackInput } from '#shared/plans/plan-input.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { Scope } from './decide-plan.ts'
import { takeNegotiation } from './negotiation-row.ts'

/** Undo: the decision stays on record, as does that it was taken back before anybody outside was told. */
export async function takeBackDecision(
  { house, actor, caseId, creditorId }: Scope,
  seen: Pick<TakeBackInput, 'negotiationId' | 'version'>,
): Promise<{ version: number }> {
  if (!('userId' in actor)) throw new Error('Only a person takes back')
  return inTransaction(house.db, actor, async (tx) => {
    const taken = await takeNegotiation(house, tx, caseId, seen)
    const last = await tx.planDecision.findFirst({
      where: { negotiationId: taken.id },
      orderBy: { id: 'desc' },
    })
    const refusal = whyNotTakeBack(taken.standing, last?.byId ?? null, actor.userId)
    if (refusal) throw refusal
    const at = house.clock.now()
    const version = taken.version + 1
    await tx.negotiation.update({
      where: { id: taken.id },
      data: {
        status: taken.statusBefore ?? taken.status,
        expiresAt: taken.expiresBefore ?? taken.expiresAt,
        round: taken.roundBefore ?? taken.round.number,
        heldUntil: null,
        firstApprovalById: last?.kind === 'APPROVED_FIRST' ? null : taken.firstApprovalById,
        version,
      },
    })
    await tx.planDecision.create({
      data: {
        id: newId('decision', Date.parse(at)),
        negotiationId: taken.id,
        caseId,
        creditorId,
        round: taken.round.number,
        kind: 'TAKEN_BACK',
        byKind: actor.kind === 'creditor' ? 'creditor' : 'manager',
        byId: actor.userId,
        byName: actor.name,
        at: new Date(at),
      },
    })
    const after = { negotiationId: taken.id, round: taken.round.number }
    await record(tx, actor, { caseId, creditorId, kind: 'plan-decision-taken-back', at, after })
    return { version }
  })
}
