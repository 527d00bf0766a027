import { answerBy } from '#shared/contact/answer-by.ts'
import { addDays } from '#shared/dates.ts'
import { creditorDays, statusAfter, whyNotDispute } from '#shared/disputes/dispute.ts'
import type { PauseDisputeInput } from '#shared/disputes/dispute-input.ts'
import { holdsOf } from '#shared/disputes/hold-scope.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { askCreditor, tellDebtorReceived } from './dispute-owed.ts'
import {
  creditorsToday,
  type DisputeScope,
  itemsOf,
  readDispute,
  stateOf,
  takeDispute,
  typeOf,
} from './dispute-row.ts'
import { addEntry, openHolds, type WithdrawNegotiation } from './dispute-steps.ts'

/** A late or repeated dispute paused nothing by itself; a person has looked at it and lets it pause after all (D3). */
export async function pauseDispute(
  scope: DisputeScope,
  input: PauseDisputeInput,
  withdrawNegotiation: WithdrawNegotiation,
): Promise<void> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'manager' && actor.kind !== 'collector') throw new Error('Only the desk pauses')
  const { disputeId, why } = input
  const { kind: side } = actor
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeDispute(tx, caseId, disputeId, input.version)
    const today = creditorsToday(house, row.case)
    const state = stateOf(row)
    const refusal = whyNotDispute(state, 'pause', side, today)
    if (refusal) throw refusal
    const at = house.clock.now()
    const about = { disputeId, caseId, creditorId, at }
    const creditorDueOn = state.stance === null ? addDays(today, creditorDays) : state.creditorDueOn
    const status = statusAfter({ ...state, creditorDueOn }, 'pause')
    await tx.dispute.update({
      where: { id: disputeId },
      data: { status, pauses: true, creditorDueOn, version: { increment: 1 } },
    })
    await openHolds(tx, about, {
      reason: row.type,
      openedBy: actor.userId,
      holds: holdsOf(typeOf(row), itemsOf(row)),
    })
    await addEntry(tx, about, { kind: 'PAUSED', fromKind: 'desk', fromName: actor.name, text: why })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'dispute-paused',
      at,
      before: { status: row.status },
      after: { disputeId, disputeNumber: row.number, type: row.type, status, dueOn: creditorDueOn },
      why,
    })
    await withdrawNegotiation(house, tx, actor, { caseId, creditorId, why: 'disputed' })
    await house.jobs.enqueue(tx, 'payments.close-pages', { caseId })
    const paused = await readDispute(tx, caseId, disputeId)
    await tellDebtorReceived(house, tx, paused, answerBy(today, 'dispute'))
    if (status === 'AWAITING_CREDITOR') await askCreditor(house, tx, paused)
  })
}
