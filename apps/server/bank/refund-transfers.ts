import { fromBigInt } from '#shared/money.ts'
import { inTransaction } from '../db.ts'
import type { House } from '../house.ts'
import { settleRefundIn } from '../payments/settle-refund.ts'
import { beginPayBack, orderPayBack, type PayBackOwner } from './pay-back.ts'

/**
 * The transfer of a refund, once the books say that the money leaves. Asked ten times it begins once: the refund is
 * locked, and has no second transfer.
 */
export async function transferRefund(house: House, refundId: string): Promise<void> {
  await inTransaction(house.db, { kind: 'system', language: 'en' }, async (tx) => {
    await tx.$queryRaw`select 1 from "Refund" where id = ${refundId} for update`
    const row = await tx.refund.findUniqueOrThrow({
      where: { id: refundId },
      include: { case: { select: { reference: true, number: true } } },
    })
    const begun = await tx.payBack.count({ where: { kind: 'REFUND', subjectId: refundId } })
    if (row.status !== 'ORDERED' || begun > 0) return
    if (!row.toIban || !row.toName) throw new Error(`Nobody knows where the refund ${refundId} goes`)
    const payBack = await beginPayBack(
      house,
      tx,
      {
        kind: 'REFUND',
        subjectId: refundId,
        creditorId: row.creditorId,
        caseId: row.caseId,
        amount: fromBigInt(row.amountMinor),
        currency: row.currency,
        to: { name: row.toName, iban: row.toIban, address: null },
        text: [house.config.agency.name, row.case.reference ?? row.case.number ?? ''].join(' ').trim(),
        why: row.why,
        by: { userId: row.requestedById, name: row.requestedByName },
      },
      { status: 'HELD', heldUntil: null },
    )
    await orderPayBack(house, tx, payBack, refundPayBacks)
  })
}

/** What the bank says of the transfer is what has become of the refund. */
export const refundPayBacks: PayBackOwner = {
  // The refund has said so in the books before its transfer began.
  ordered: () => Promise.resolve(),
  async confirmed(house, tx, { subjectId }) {
    await settleRefundIn(house, tx, { refundId: subjectId, providerRefundId: null, status: 'succeeded' })
  },
  async returned(house, tx, { subjectId }, _on, reason) {
    await settleRefundIn(house, tx, {
      refundId: subjectId,
      providerRefundId: null,
      status: 'failed',
      code: reason ?? 'returned',
    })
  },
}
