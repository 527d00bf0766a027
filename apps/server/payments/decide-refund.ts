import { heldFrom, undoSeconds } from '#shared/cases/undo.ts'
import { instant } from '#shared/dates.ts'
import type { DeclineRefundInput, RefundSeenInput } from '#shared/payments/refund-input.ts'
import { refundMoves, whyNotApproveRefund, whyNotTakeBackRefund } from '#shared/payments/refund.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { refundFacts, type RefundScope, takeRefund } from './refund-row.ts'

/** The second person agrees (from the limit on): it lies still for the same few seconds, and then leaves. */
export async function approveRefund(scope: RefundScope, input: RefundSeenInput): Promise<void> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'manager') throw new Error('Only an account manager decides')
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeRefund(tx, caseId, input)
    const refusal = whyNotApproveRefund(row, actor.userId)
    if (refusal) throw refusal
    const at = house.clock.now()
    await tx.refund.update({
      where: { id: row.id },
      data: {
        status: refundMoves.approve.to,
        approvedById: actor.userId,
        approvedByName: actor.name,
        heldUntil: new Date(heldFrom(at)),
        version: { increment: 1 },
      },
    })
    await record(tx, actor, { caseId, creditorId, kind: 'refund-approved', at, after: refundFacts(row) })
    await house.jobs.enqueue(
      tx,
      'payments.order-refund',
      { refundId: row.id, version: row.version + 1 },
      { startAfterSeconds: undoSeconds },
    )
  })
}

/** The second person does not agree, and says why. Nothing has left. */
export async function declineRefund(scope: RefundScope, input: DeclineRefundInput): Promise<void> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'manager') throw new Error('Only an account manager decides')
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeRefund(tx, caseId, input)
    const refusal = whyNotApproveRefund(row, actor.userId)
    if (refusal) throw refusal
    await tx.refund.update({
      where: { id: row.id },
      data: {
        status: refundMoves.decline.to,
        declinedByName: actor.name,
        failure: input.why,
        version: { increment: 1 },
      },
    })
    const at = house.clock.now()
    const after = refundFacts(row)
    await record(tx, actor, { caseId, creditorId, kind: 'refund-declined', at, after, why: input.why })
  })
}

/** Whoever decided last has thought again within the seconds. Nothing has left. */
export async function takeBackRefund(scope: RefundScope, input: RefundSeenInput): Promise<void> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'manager') throw new Error('Only an account manager decides')
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeRefund(tx, caseId, input)
    const heldUntil = row.heldUntil && instant(row.heldUntil.toISOString())
    const refusal = whyNotTakeBackRefund({ heldUntil }, row.approvedById ?? row.requestedById, actor.userId)
    if (refusal) throw refusal
    await tx.refund.update({
      where: { id: row.id },
      data: { status: refundMoves.takeBack.to, heldUntil: null, version: { increment: 1 } },
    })
    const at = house.clock.now()
    await record(tx, actor, { caseId, creditorId, kind: 'refund-taken-back', at, after: refundFacts(row) })
  })
}
