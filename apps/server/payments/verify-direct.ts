import { directMoves } from '#shared/payments/direct-payment.ts'
import type { DirectSeenInput } from '#shared/payments/direct-payment-input.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { deskSide, type DirectScope, factsOf, takeDirect } from './direct-row.ts'

/** Somebody of the desk has held the report against its proof. Nothing is posted by that yet. */
export async function verifyDirect(scope: DirectScope, input: DirectSeenInput): Promise<void> {
  const { house, caseId, creditorId } = scope
  const { actor, side } = deskSide(scope.actor)
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeDirect(tx, caseId, input, 'verify', side)
    await tx.directPayment.update({
      where: { id: row.id },
      data: { status: directMoves.verify.to, verifiedByName: actor.name, version: { increment: 1 } },
    })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'direct-payment-verified',
      at: house.clock.now(),
      before: { status: row.status },
      after: factsOf(row),
    })
  })
}
