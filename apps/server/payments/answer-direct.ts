import { directMoves } from '#shared/payments/direct-payment.ts'
import type { DirectWordsInput } from '#shared/payments/direct-payment-input.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { tellDeskOfReport } from './direct-owed.ts'
import { type DirectScope, factsOf, takeDirect } from './direct-row.ts'

/** The creditor answers what the desk asked about its report; then the desk looks at it again. */
export async function answerDirect(scope: DirectScope, input: DirectWordsInput): Promise<void> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'creditor') throw new Error('Only the creditor answers')
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeDirect(tx, caseId, input, 'answer', 'creditor')
    const at = house.clock.now()
    await tx.directPayment.update({
      where: { id: row.id },
      data: {
        status: directMoves.answer.to,
        answer: input.words,
        answeredByName: actor.name,
        version: { increment: 1 },
      },
    })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'direct-payment-answered',
      at,
      before: { status: row.status },
      after: factsOf(row),
      why: input.words,
    })
    await tellDeskOfReport(house, tx, { ...row, version: row.version + 1 }, 'ANSWERED')
  })
}
