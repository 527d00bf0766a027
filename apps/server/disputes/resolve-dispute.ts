import { heldFrom, undoSeconds } from '#shared/cases/undo.ts'
import type { Instant } from '#shared/dates.ts'
import type { ResolveDisputeInput } from '#shared/disputes/dispute-input.ts'
import { newId } from '#shared/ids.ts'
import { sum } from '#shared/money.ts'
import { isRefusal } from '#shared/refusal.ts'
import { inPlaceOf } from '../access/deputies.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { type DisputeScope, managerOf, takeDispute } from './dispute-row.ts'
import { givenBy } from './weigh-resolution.ts'

/**
 * The account manager decides, with a reason for each side. It is written down at once and lies still for a few
 * seconds, in which it can be taken back; only then it takes effect and anybody is told (settle-resolution.ts).
 */
export async function resolveDispute(
  scope: DisputeScope,
  input: ResolveDisputeInput,
): Promise<{ version: number; undoUntil: Instant }> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'manager') throw new Error('Only an account manager decides')
  const { disputeId, outcome, reasonToDebtor, reasonToCreditor } = input
  return inTransaction(house.db, actor, async (tx) => {
    const row = await takeDispute(tx, caseId, disputeId, input.version)
    const given = await givenBy(house, tx, row, input)
    if (isRefusal(given)) throw given
    const at = house.clock.now()
    const undoUntil = heldFrom(at)
    const version = row.version + 1
    const forName = await inPlaceOf(tx, actor.userId, managerOf(row.case)?.id, house.clock.today())
    await tx.dispute.update({ where: { id: disputeId }, data: { heldUntil: new Date(undoUntil), version } })
    await tx.disputeDecision.create({
      data: {
        id: newId('decision', Date.parse(at)),
        disputeId,
        caseId,
        creditorId,
        version,
        kind: 'DECIDED',
        outcome,
        upheld: given
          .filter(({ amount }) => amount > 0)
          .map(({ invoiceId, amount }) => ({ invoiceId, amountMinor: amount })),
        reasonToDebtor,
        reasonToCreditor,
        byId: actor.userId,
        byName: actor.name,
        forName,
        at: new Date(at),
      },
    })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'dispute-decided',
      at,
      before: { status: row.status },
      after: {
        disputeId,
        disputeNumber: row.number,
        type: row.type,
        outcome,
        amountMinor: sum(given.map(({ amount }) => amount)),
        currency: row.case.currency,
        ...(forName ? { forName } : {}),
      },
      why: reasonToCreditor,
    })
    const settle = { disputeId, version }
    await house.jobs.enqueue(tx, 'disputes.settle', settle, { startAfterSeconds: undoSeconds })
    return { version, undoUntil }
  })
}
