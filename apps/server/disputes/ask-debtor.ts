import { timeZone } from '#shared/countries.ts'
import { addDays } from '#shared/dates.ts'
import { debtorDays, statusAfter, whyNotDispute } from '#shared/disputes/dispute.ts'
import type { AskDebtorInput } from '#shared/disputes/dispute-input.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { askDebtorByMail } from './dispute-owed.ts'
import { creditorsToday, type DisputeScope, stateOf, takeDispute } from './dispute-row.ts'
import { addEntry } from './dispute-steps.ts'

/** The account manager needs to know more before deciding. What is paused stays paused meanwhile. */
export async function askDebtor(scope: DisputeScope, input: AskDebtorInput): Promise<void> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'manager') throw new Error('Only an account manager asks')
  const { disputeId, words } = input
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeDispute(tx, caseId, disputeId, input.version)
    const state = stateOf(row)
    const refusal = whyNotDispute(state, 'askDebtor', 'manager', creditorsToday(house, row.case))
    if (refusal) throw refusal
    const at = house.clock.now()
    const dueOn = addDays(house.clock.today(timeZone(row.case.debtor.country)), debtorDays)
    const status = statusAfter(state, 'askDebtor')
    await tx.dispute.update({
      where: { id: disputeId },
      data: { status, debtorDueOn: dueOn, version: { increment: 1 } },
    })
    await addEntry(
      tx,
      { disputeId, caseId, creditorId, at },
      { kind: 'DEBTOR_ASKED', fromKind: 'desk', fromName: actor.name, text: words },
    )
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'dispute-debtor-asked',
      at,
      before: { status: row.status },
      after: { disputeId, disputeNumber: row.number, type: row.type, status, dueOn },
      why: words,
    })
    await askDebtorByMail(house, tx, { ...row, version: row.version + 1 }, words, dueOn)
  })
}
