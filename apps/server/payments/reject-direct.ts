import { directMoves } from '#shared/payments/direct-payment.ts'
import type { DirectWordsInput } from '#shared/payments/direct-payment-input.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { liftReported } from './direct-holds.ts'
import { tellReporter } from './direct-owed.ts'
import { deskSide, type DirectScope, factsOf, takeDirect } from './direct-row.ts'

/** The report was a mistake: with the reason, and what was paused for it is asked for again. */
export async function rejectDirect(scope: DirectScope, input: DirectWordsInput): Promise<void> {
  const { house, caseId, creditorId } = scope
  const { actor, side } = deskSide(scope.actor)
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeDirect(tx, caseId, input, 'reject', side)
    const at = house.clock.now()
    await tx.directPayment.update({
      where: { id: row.id },
      data: {
        status: directMoves.reject.to,
        reason: input.words,
        decidedById: actor.userId,
        decidedByName: actor.name,
        decidedAt: new Date(at),
        version: { increment: 1 },
      },
    })
    await liftReported(tx, { directPaymentId: row.id, at, by: actor.userId })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'direct-payment-rejected',
      at,
      before: { status: row.status },
      after: factsOf(row),
      why: input.words,
    })
    // A plan that is paid has waited for this answer, and ends by it.
    await house.jobs.enqueue(tx, 'payments.book-case', { caseId, cause: `${row.id}:rejected` })
    const told = { ...row, version: row.version + 1 }
    await tellReporter(house, tx, told, { kind: 'direct-rejected', data: { reason: input.words } })
  })
}
