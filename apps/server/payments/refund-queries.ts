import { type Instant, instant } from '#shared/dates.ts'
import type { PaymentId, RefundId } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import { mostRefundable, type RefundStatus } from '#shared/payments/refund.ts'
import { inTransaction } from '../db.ts'
import { refundableOf, type RefundScope } from './refund-row.ts'

const moment = (at: Date | null): Instant | null => at && instant(at.toISOString())

/** What was and what can be given back on a case, for the desk. */
export async function refundsOfCase({ house, actor, caseId }: RefundScope) {
  const personId = 'userId' in actor ? actor.userId : null
  return inTransaction(house.db, actor, async (tx) => {
    const payments = await tx.payment.findMany({
      where: { caseId, status: 'SUCCEEDED', method: 'card' },
      orderBy: { settledAt: 'desc' },
      select: { id: true, currency: true, receiptNumber: true },
    })
    const receipts = await Promise.all(
      payments.map(async ({ id, ...receipt }) => {
        const standing = await refundableOf(tx, caseId, id)
        return {
          ...receipt,
          paymentId: id as PaymentId,
          most: mostRefundable(standing),
          credit: standing.credit,
        }
      }),
    )
    const refunds = await tx.refund.findMany({ where: { caseId }, orderBy: { requestedAt: 'desc' } })
    return {
      receipts,
      refunds: refunds.map((row) => ({
        refundId: row.id as RefundId,
        paymentId: row.paymentId as PaymentId,
        status: row.status as RefundStatus,
        version: row.version,
        amount: fromBigInt(row.amountMinor),
        currency: row.currency,
        why: row.why,
        requestedByName: row.requestedByName,
        requestedAt: instant(row.requestedAt.toISOString()),
        approvedByName: row.approvedByName,
        declinedByName: row.declinedByName,
        heldUntil: moment(row.heldUntil),
        failure: row.failure,
        doneAt: moment(row.doneAt),
        isMine: (row.approvedById ?? row.requestedById) === personId,
      })),
    }
  })
}
