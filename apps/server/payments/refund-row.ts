import { fromBigInt, max, type Minor, subtract, sum, zero } from '#shared/money.ts'
import { countsAsGivenBack, type Refundable, refundWayOf } from '#shared/payments/refund.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { holdCase } from './direct-row.ts'

export type RefundScope = Ctx & { caseId: OwnCase; creditorId: OwnCreditor }

/** A refund of this case, held for a command; of two people who decide at once the second is told. */
export async function takeRefund(
  tx: Tx,
  caseId: string,
  { refundId, version }: { refundId: string; version?: number },
) {
  await holdCase(tx, caseId)
  const row = await tx.refund.findFirst({ where: { id: refundId, caseId } })
  if (!row) throw new Refusal('access.notFound')
  if (version !== undefined && row.version !== version) throw new Refusal('payments.changedMeanwhile')
  return row
}
export type RefundRow = Awaited<ReturnType<typeof takeRefund>>

/** What of a refund has reached the books takes from the credit, whatever the provider said later. */
const inBooks = ({ status, orderedAt }: Pick<RefundRow, 'status' | 'orderedAt'>) =>
  orderedAt !== null || countsAsGivenBack(status)

/** What of the credit of a receipt has left the books; what only waits to is still there. */
export const creditGoneOf = (refunds: readonly Pick<RefundRow, 'orderedAt' | 'fromCreditMinor'>[]): Minor =>
  sum(
    refunds
      .filter(({ orderedAt }) => orderedAt !== null)
      .map(({ fromCreditMinor }) => fromBigInt(fromCreditMinor)),
  )

/**
 * What can be given back of a receipt, as it stands under the lock of its case. `except` is the refund that is asked
 * about itself.
 */
export async function refundableOf(
  tx: Tx,
  caseId: string,
  paymentId: string,
  except?: string,
): Promise<Refundable & { creditGone: Minor }> {
  const payment = await tx.payment.findFirst({
    where: { id: paymentId, caseId },
    select: {
      method: true,
      status: true,
      amountMinor: true,
      restOfId: true,
      allocations: { where: { part: 'CREDIT' }, select: { amountMinor: true } },
      refunds: {
        select: { id: true, status: true, orderedAt: true, amountMinor: true, fromCreditMinor: true },
      },
    },
  })
  if (!payment) throw new Refusal('access.notFound')
  const counted = payment.refunds.filter((refund) => refund.id !== except && inBooks(refund))
  const of = (amounts: bigint[]) => sum(amounts.map(fromBigInt))
  const creditAsked = of(counted.map(({ fromCreditMinor }) => fromCreditMinor))
  const contested = await tx.chargeback.count({
    where: { paymentId: payment.restOfId ?? paymentId, decidedAt: null },
  })
  const credit = of(payment.allocations.map(({ amountMinor }) => amountMinor))
  return {
    received: payment.status === 'SUCCEEDED' ? fromBigInt(payment.amountMinor) : zero,
    gone: of(counted.map(({ amountMinor }) => amountMinor)),
    credit: max(zero, subtract(credit, creditAsked)),
    creditGone: creditGoneOf(counted),
    isContested: contested > 0,
    way: refundWayOf(payment.method),
  }
}

/** What every event about a refund says. */
export const refundFacts = (row: Pick<RefundRow, 'id' | 'paymentId' | 'amountMinor' | 'currency'>) => ({
  refundId: row.id,
  paymentId: row.paymentId,
  amountMinor: Number(row.amountMinor),
  currency: row.currency,
})

/** Who has paid by transfer, and from which account, as the bank's booking has it; null where it does not say. */
export async function payerOf(
  tx: Tx,
  { paymentId, restOfId }: { paymentId: string; restOfId: string | null },
): Promise<{ name: string; iban: string } | null> {
  const assigned = await tx.bankAssignment.findFirst({
    where: { paymentId: restOfId ?? paymentId },
    orderBy: { at: 'desc' },
    select: { entry: { select: { counterpartyName: true, counterpartyIban: true } } },
  })
  const { counterpartyName, counterpartyIban } = assigned?.entry ?? {}
  return counterpartyIban ? { name: counterpartyName ?? counterpartyIban, iban: counterpartyIban } : null
}
