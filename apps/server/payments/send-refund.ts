import type { Actor } from '#shared/access/actor.ts'
import { fromBigInt } from '#shared/money.ts'
import { mayMoveRefund, refundMoves } from '#shared/payments/refund.ts'
import { isRefusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { takeWhatIsAsked } from './settle-chargeback.ts'
import { postRest } from './post-rest.ts'
import { type RefundRow, refundFacts, takeRefund } from './refund-row.ts'

const system: Actor = { kind: 'system', language: 'en' }

/**
 * Asks the provider for what the books already say, under the refund's own id: asked ten times, it leaves once. While the
 * provider cannot be reached the job is tried again; a no for good puts the money back where it was.
 */
export async function sendRefund(house: House, refundId: string): Promise<void> {
  const row = await house.db.refund.findUniqueOrThrow({
    where: { id: refundId },
    include: { payment: { select: { providerPaymentId: true, restOfId: true } } },
  })
  if (row.status !== 'ORDERED') return
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

export type RefundNews = {
  refundId: string
  providerRefundId: string | null
  /** The provider's word. */
  status: string
  code?: string
}

/** What the provider says about a refund, whoever brought the news; the same news twice changes nothing. */
export async function settleRefund(house: House, news: RefundNews): Promise<void> {
  const found = await house.db.refund.findUnique({
    where: { id: news.refundId },
    select: { caseId: true },
  })
  if (!found) return
  await inTransaction(house.db, system, async (tx) => {
    const row = await takeRefund(tx, found.caseId, { refundId: news.refundId })
    const command =
      news.status === 'succeeded'
        ? 'finish'
        : news.status === 'failed' || news.status === 'canceled'
          ? 'fail'
          : 'wait'
    if (!mayMoveRefund(row.status, command)) return
    const at = house.clock.now()
    await tx.refund.update({
      where: { id: row.id },
      data: {
        status: refundMoves[command].to,
        providerRefundId: news.providerRefundId ?? row.providerRefundId,
        failure: command === 'fail' ? (news.code ?? news.status) : null,
        doneAt: command === 'wait' ? null : new Date(at),
        version: { increment: 1 },
      },
    })
    if (command === 'wait') return
    if (command === 'fail') await putBack(house, tx, row)
    await record(tx, system, {
      caseId: row.caseId,
      creditorId: row.creditorId,
      kind: command === 'fail' ? 'refund-failed' : 'refund-done',
      at,
      after: { ...refundFacts(row), ...(command === 'fail' ? { code: news.code ?? news.status } : {}) },
    })
  })
}

/** The money never left: it is posted anew as what it is, a receipt of the day on which it came. */
async function putBack(house: House, tx: Tx, row: RefundRow): Promise<void> {
  const before = await tx.payment.findUniqueOrThrow({ where: { id: row.paymentId } })
  await postRest(house, tx, system, before, { amount: fromBigInt(row.amountMinor) })
  await takeWhatIsAsked(house, tx, before)
}
