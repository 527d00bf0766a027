import { fromBigInt } from '#shared/money.ts'
import { isRefusal } from '#shared/refusal.ts'
import type { House } from '../house.ts'
import { settleRefund } from './settle-refund.ts'

/**
 * Asks the provider for what the books already say, under the refund's own id: asked ten times, it leaves once. While the
 * provider cannot be reached the job is tried again; a no for good puts the money back where it was.
 */
export async function sendRefund(house: House, refundId: string): Promise<void> {
  const row = await house.db.refund.findUniqueOrThrow({
    where: { id: refundId },
    include: { payment: { select: { providerPaymentId: true, restOfId: true } } },
  })
  if (row.status !== 'ORDERED' || row.way !== 'card') return
  const { restOfId, providerPaymentId } = row.payment
  const origin = restOfId
    ? await house.db.payment.findUniqueOrThrow({
        where: { id: restOfId },
        select: { providerPaymentId: true },
      })
    : { providerPaymentId }
  try {
    const outcome = await house.payments.refund({
      refundId,
      paymentIntentId: origin.providerPaymentId ?? '',
      amount: fromBigInt(row.amountMinor),
      currency: row.currency,
    })
    await settleRefund(house, {
      refundId,
      providerRefundId: outcome.providerRefundId,
      status: outcome.status,
    })
  } catch (error) {
    if (!isRefusal(error) || error.code === 'payments.providerUnavailable') throw error
    await settleRefund(house, { refundId, providerRefundId: null, status: 'failed', code: error.code })
  }
}
