import { statusAfter, whyNotDispute } from '#shared/disputes/dispute.ts'
import type { AnswerDisputeInput } from '#shared/disputes/dispute-input.ts'
import { concededBy, disputedOf } from '#shared/disputes/resolution.ts'
import { isRefusal } from '#shared/refusal.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { tellDesk } from './dispute-owed.ts'
import { creditorsToday, type DisputeScope, itemsOf, stateOf, takeDispute } from './dispute-row.ts'
import { addEntry } from './dispute-steps.ts'

/** The creditor says what it thinks of it, and what it gives up; the account manager decides with that. */
export async function answerDispute(scope: DisputeScope, input: AnswerDisputeInput): Promise<void> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'creditor') throw new Error('Only the creditor answers')
  const { disputeId, stance, words } = input
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeDispute(tx, caseId, disputeId, input.version)
    const state = stateOf(row)
    const refusal = whyNotDispute(state, 'answer', 'creditor', creditorsToday(house, row.case))
    if (refusal) throw refusal
    const { claim } = await loadClaim(house, tx, caseId)
    const conceded = concededBy(stance, input.concededMinor, disputedOf(itemsOf(row), claim.invoices))
    if (isRefusal(conceded)) throw conceded
    const at = house.clock.now()
    const status = statusAfter({ ...state, stance }, 'answer')
    await tx.dispute.update({
      where: { id: disputeId },
      data: {
        status,
        creditorStance: stance,
        concededMinor: BigInt(conceded),
        version: { increment: 1 },
      },
    })
    await addEntry(
      tx,
      { disputeId, caseId, creditorId, at },
      { kind: 'CREDITOR_ANSWERED', fromKind: 'creditor', fromName: actor.name, text: words },
    )
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'dispute-answered',
      at,
      before: { status: row.status },
      after: {
        disputeId,
        disputeNumber: row.number,
        type: row.type,
        status,
        stance,
        concededMinor: conceded,
        currency: row.case.currency,
      },
      why: words,
    })
    if (status === 'OPEN') {
      await tellDesk(house, tx, { ...row, version: row.version + 1 }, 'CREDITOR_ANSWERED')
    }
  })
}
