import { whyNotDispute } from '#shared/disputes/dispute.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { tellWithdrawn } from './dispute-owed.ts'
import { creditorsToday, type DisputeScope, stateOf, takeDispute } from './dispute-row.ts'
import { addEntry, liftHolds } from './dispute-steps.ts'

/** The debtor takes it back: what was paused is asked for again from this moment. */
export async function withdrawDispute(
  scope: DisputeScope,
  { disputeId }: { disputeId: string },
): Promise<void> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'debtor') throw new Error('Only a debtor withdraws through a link')
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeDispute(tx, caseId, disputeId)
    const refusal = whyNotDispute(stateOf(row), 'withdraw', 'debtor', creditorsToday(house, row.case))
    if (refusal) throw refusal
    const at = house.clock.now()
    await tx.dispute.update({
      where: { id: disputeId },
      data: {
        status: 'WITHDRAWN',
        debtorDueOn: null,
        // A decision that was just being held has nothing left to decide about.
        heldUntil: null,
        endedAt: new Date(at),
        version: { increment: 1 },
      },
    })
    await liftHolds(tx, disputeId, actor.linkId, at)
    await addEntry(
      tx,
      { disputeId, caseId, creditorId, at },
      { kind: 'WITHDRAWN', fromKind: 'debtor', fromName: row.case.debtor.name, text: '' },
    )
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'dispute-withdrawn',
      at,
      before: { status: row.status },
      after: { disputeId, disputeNumber: row.number, type: row.type, status: 'WITHDRAWN' },
    })
    // A plan that is paid has waited for this, and ends by it.
    await house.jobs.enqueue(tx, 'payments.book-case', { caseId, cause: `${disputeId}:withdrawn` })
    await tellWithdrawn(house, tx, row)
  })
}
