import type { TakeBack } from '#shared/bank/bank-input.ts'
import { suspenseUnassigned } from '#shared/ledger/receipt-postings.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { takeBackReceipt } from '../payments/take-back-receipt.ts'
import type { Ctx } from '../trpc.ts'
import { lockEntry } from './assign-money.ts'

/**
 * Money was assigned to the wrong case, by a person or by its reference: the receipt is taken back by reversal, with
 * the reason, and the money waits again.
 */
export async function takeBackAssignment({ house, actor }: Ctx, { assignmentId, why }: TakeBack) {
  const found = await house.db.bankAssignment.findUnique({ where: { id: assignmentId } })
  if (!found) throw new Refusal('access.notFound')
  return inTransaction(house.db, actor, async (tx) => {
    await lockEntry(tx, found.entryId)
    const row = await tx.bankAssignment.findUniqueOrThrow({ where: { id: assignmentId } })
    if (row.takenBackAt) throw new Refusal('bank.alreadyTakenBack')
    if (row.confirmedAt) throw new Refusal('bank.alreadyCarriedOut')
    const at = house.clock.now()
    const byId = 'userId' in actor ? actor.userId : null
    // An order that the bank has is not called back: what it does not carry out comes back by itself.
    if (!row.paymentId) throw new Refusal('bank.alreadyOrdered')
    const leaves = suspenseUnassigned
    await takeBackReceipt(house, tx, actor, { paymentId: row.paymentId, cause: row.id, leaves, why })
    await tx.bankAssignment.update({
      where: { id: row.id },
      data: { takenBackAt: new Date(at), takenBackById: byId, takenBackWhy: why },
    })
    await tx.bankEntry.update({
      where: { id: row.entryId },
      data: {
        status: 'SUSPENSE',
        why: 'taken-back',
        restMinor: { increment: row.amountMinor },
        matchedBy: null,
        subjectId: null,
        settledAt: null,
      },
    })
    return { entryId: row.entryId }
  })
}
