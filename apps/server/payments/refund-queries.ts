import { day, type Instant, instant } from '#shared/dates.ts'
import type { PaymentId, RefundId } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import {
  mostRefundable,
  needsSecondPerson,
  type RefundStatus,
  type RefundWay,
} from '#shared/payments/refund.ts'
import { inTransaction } from '../db.ts'
import { payerOf, refundableOf, type RefundScope } from './refund-row.ts'

const moment = (at: Date | null): Instant | null => at && instant(at.toISOString())

/** What was and what can be given back on a case, for the desk. */
export async function refundsOfCase({ house, actor, caseId }: RefundScope) {
  const personId = 'userId' in actor ? actor.userId : null
  return inTransaction(house.db, actor, async (tx) => {
    const payments = await tx.payment.findMany({
      where: { caseId, status: 'SUCCEEDED', method: { in: ['card', 'bank'] } },
      orderBy: { settledAt: 'desc' },
      select: { id: true, currency: true, receiptNumber: true, restOfId: true, receivedOn: true },
    })
    const receipts = await Promise.all(
      payments.map(async ({ id, restOfId, receivedOn, ...receipt }) => {
        const { way, credit, ...standing } = await refundableOf(tx, caseId, id)
        return {
          ...receipt,
          paymentId: id as PaymentId,
          receivedOn: receivedOn ? day(receivedOn) : null,
          way: way ?? 'card',
          most: mostRefundable(standing),
          credit,
          /** The account that a transfer came from; the debtor is asked where the bank did not say. */
          payer: way === 'transfer' ? await payerOf(tx, { paymentId: id, restOfId }) : null,
        }
      }),
    )
    const today = house.clock.today()
    const refunds = await tx.refund.findMany({ where: { caseId }, orderBy: { requestedAt: 'desc' } })
    return {
      receipts,
      refunds: refunds.map((row) => ({
        refundId: row.id as RefundId,
        paymentId: row.paymentId as PaymentId,
        status: row.status as RefundStatus,
        way: row.way as RefundWay,
        toName: row.toName,
        toIban: row.toIban,
        saidAt: moment(row.saidAt),
        byDebtor: row.byDebtor,
        /** The first of the two has not agreed yet. */
        needsFirst: row.byDebtor && row.requestedById === null,
        needsSecond: needsSecondPerson(fromBigInt(row.amountMinor), row.currency, today),
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
        isFirstMine: row.requestedById !== null && row.requestedById === personId,
      })),
    }
  })
}
