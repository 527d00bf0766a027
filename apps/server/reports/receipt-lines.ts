import type { ClaimStep } from '#shared/ledger/claim-trail.ts'
import { type Day, day, dayOf, instant } from '#shared/dates.ts'
import type { PaymentId } from '#shared/ids.ts'
import { fromBigInt, subtract, sum } from '#shared/money.ts'
import { receiptGroups } from '#shared/payments/receipt-history.ts'
import { type LeftReceipt, type ReceiptMove, receiptMoves } from '#shared/reports/receipt-moves.ts'
import type { Tx } from '../db.ts'

export type ReceiptLines = {
  moves: ReceiptMove[]
  /** The number of each paper. */
  receipts: { paymentId: string; number: string }[]
}

/** What receipts did to the account of a case up to a day: that they came, and what has gone back of them since. */
export async function receiptLines(
  tx: Tx,
  caseId: string,
  trail: readonly ClaimStep[],
  { upTo, zone }: { upTo: Day; zone: string },
): Promise<ReceiptLines> {
  const rows = await tx.payment.findMany({
    where: { caseId, receiptNumber: { not: null }, status: { in: ['SUCCEEDED', 'TAKEN_BACK'] } },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      restOfId: true,
      status: true,
      amountMinor: true,
      receivedOn: true,
      receiptNumber: true,
      refunds: {
        where: { orderedAt: { not: null } },
        select: {
          id: true,
          status: true,
          amountMinor: true,
          fromCreditMinor: true,
          orderedAt: true,
          doneAt: true,
        },
      },
    },
  })
  const chargebacks = await tx.chargeback.findMany({
    where: { caseId, takenMinor: { gt: 0 } },
    select: { id: true, paymentId: true, status: true, takenMinor: true, openedAt: true, decidedAt: true },
  })
  const on = (at: Date) => dayOf(instant(at.toISOString()), zone)
  const onOrNull = (at: Date | null) => at && on(at)
  const moves = receiptGroups(rows).flatMap(({ origin, own, key }) => {
    if (!origin.receivedOn || origin.receivedOn > upTo) return []
    const left: LeftReceipt[] = [
      ...own.flatMap(({ refunds }) =>
        refunds.map(({ id, status, amountMinor, orderedAt, doneAt }) => ({
          kind: 'REFUNDED' as const,
          on: orderedAt ? on(orderedAt) : upTo,
          amount: fromBigInt(amountMinor),
          againOn: status === 'FAILED' ? onOrNull(doneAt) : null,
          id,
        })),
      ),
      ...chargebacks
        .filter(({ paymentId }) => paymentId === key)
        .map(({ id, status, takenMinor, openedAt, decidedAt }) => ({
          kind: 'CHARGED_BACK' as const,
          on: on(openedAt),
          amount: fromBigInt(takenMinor),
          againOn: status === 'WON' ? onOrNull(decidedAt) : null,
          id,
        })),
    ]
    const counting = own.filter(({ status }) => status === 'SUCCEEDED')
    const creditGone = counting.flatMap(({ refunds }) =>
      refunds.map((one) => fromBigInt(one.fromCreditMinor)),
    )
    return receiptMoves(
      {
        paymentId: origin.id as PaymentId,
        on: day(origin.receivedOn),
        amount: fromBigInt(origin.amountMinor),
        own: own.map(({ id }) => id),
        left,
        counts: subtract(sum(counting.map(({ amountMinor }) => fromBigInt(amountMinor))), ...creditGone),
      },
      trail,
      upTo,
    )
  })
  return {
    moves,
    receipts: rows.map(({ id, receiptNumber }) => ({ paymentId: id, number: receiptNumber ?? '' })),
  }
}
