import { statusAfter, whyNotDispute } from '#shared/disputes/dispute.ts'
import type { AnswerAskedInput } from '#shared/disputes/dispute-input.ts'
import type { LeftOutFile } from '#shared/pages/portal-pages.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { countTry } from '../rate-limit.ts'
import { writeEvidence } from './add-evidence.ts'
import { tellDesk } from './dispute-owed.ts'
import { creditorsToday, type DisputeScope, stateOf, takeDispute } from './dispute-row.ts'
import { addEntry } from './dispute-steps.ts'

/** The debtor answers what we asked; then it is again the turn of whoever was to act before. */
export async function answerAsked(
  scope: DisputeScope,
  { disputeId, words }: AnswerAskedInput,
): Promise<{ leftOut: LeftOutFile[] }> {
  const { house, actor, caseId, creditorId, sent = [] } = scope
  if (actor.kind !== 'debtor') throw new Error('Only a debtor answers through a link')
  await countTry(house, { what: 'disputes.answerAsked', who: actor.linkId, times: 12, seconds: 3600 })
  return inTransaction(house.db, actor, async (tx) => {
    const row = await takeDispute(tx, caseId, disputeId)
    const state = stateOf(row)
    const refusal = whyNotDispute(state, 'answerAsked', 'debtor', creditorsToday(house, row.case))
    if (refusal) throw refusal
    const at = house.clock.now()
    const status = statusAfter(state, 'answerAsked')
    await tx.dispute.update({
      where: { id: disputeId },
      data: { status, debtorDueOn: null, version: { increment: 1 } },
    })
    await addEntry(
      tx,
      { disputeId, caseId, creditorId, at },
      { kind: 'DEBTOR_ANSWERED', fromKind: 'debtor', fromName: row.case.debtor.name, text: words },
    )
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'dispute-debtor-answered',
      at,
      before: { status: row.status },
      after: { disputeId, disputeNumber: row.number, type: row.type, status },
      why: words,
    })
    await tellDesk(house, tx, { ...row, version: row.version + 1 }, 'DEBTOR_ANSWERED')
    return { leftOut: await writeEvidence(tx, scope, disputeId, sent) }
  })
}
