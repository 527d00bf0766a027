import { addDays } from '#shared/dates.ts'
import { directAnswerDays, directMoves } from '#shared/payments/direct-payment.ts'
import type { DirectWordsInput } from '#shared/payments/direct-payment-input.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { tellReporter } from './direct-owed.ts'
import { deskSide, type DirectScope, factsOf, takeDirect, zoneOf } from './direct-row.ts'

/** The desk needs to know more before it posts. What is paused stays paused meanwhile, also beyond the day. */
export async function queryDirect(scope: DirectScope, input: DirectWordsInput): Promise<void> {
  const { house, caseId, creditorId } = scope
  const { actor, side } = deskSide(scope.actor)
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeDirect(tx, caseId, input, 'query', side)
    const at = house.clock.now()
    const dueOn = addDays(house.clock.today(zoneOf(row.case)), directAnswerDays)
    await tx.directPayment.update({
      where: { id: row.id },
      data: {
        status: directMoves.query.to,
        question: input.words,
        askedByName: actor.name,
        answerDueOn: dueOn,
        answer: null,
        answeredByName: null,
        version: { increment: 1 },
      },
    })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'direct-payment-queried',
      at,
      before: { status: row.status },
      after: { ...factsOf(row), dueOn },
      why: input.words,
    })
    const told = { ...row, version: row.version + 1 }
    await tellReporter(house, tx, told, {
      kind: 'direct-question',
      data: { question: input.words, dueOn },
    })
  })
}
