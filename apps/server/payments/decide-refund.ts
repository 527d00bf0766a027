import { heldFrom, undoSeconds } from '#shared/cases/undo.ts'
import { instant } from '#shared/dates.ts'
import type { DeclineRefundInput, RefundSeenInput } from '#shared/payments/refund-input.ts'
import { fromBigInt } from '#shared/money.ts'
import {
  agreeingTo,
  mayMoveRefund,
  needsSecondPerson,
  refundMoves,
  type WaitingRefund,
  whyNotApproveRefund,
  whyNotTakeBackRefund,
} from '#shared/payments/refund.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { tellDebtorOfRefund } from './refund-owed.ts'
import { type RefundRow, refundFacts, type RefundScope, takeRefund } from './refund-row.ts'

const waitingOf = (house: House, row: RefundRow): WaitingRefund => ({
  status: row.status,
  requestedById: row.requestedById,
  needsSecond: needsSecondPerson(fromBigInt(row.amountMinor), row.currency, house.clock.today()),
})

/**
 * A person agrees: it lies still for a few seconds, and then leaves. From the limit on it takes two of the desk; where
 * the debtor asked for it, the first who agrees has it wait for the second.
 */
export async function approveRefund(scope: RefundScope, input: RefundSeenInput): Promise<void> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'manager') throw new Error('Only an account manager decides')
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeRefund(tx, caseId, input)
    const waiting = waitingOf(house, row)
    const refusal = whyNotApproveRefund(waiting, actor.userId)
    if (refusal) throw refusal
    const at = house.clock.now()
    const about = { caseId, creditorId, at }
    if (agreeingTo(waiting) === 'endorse') {
      await tx.refund.update({
        where: { id: row.id },
        data: { requestedById: actor.userId, requestedByName: actor.name, version: { increment: 1 } },
      })
      await record(tx, actor, { ...about, kind: 'refund-endorsed', after: refundFacts(row) })
      return
    }
    // Of two, each has a place of their own; where one is enough, they stand where who asks stands.
    const isSecond = row.requestedById !== null && row.requestedById !== actor.userId
    const decided = isSecond
      ? { approvedById: actor.userId, approvedByName: actor.name }
      : { requestedById: actor.userId, requestedByName: actor.name }
    await tx.refund.update({
      where: { id: row.id },
      data: {
        ...decided,
        status: refundMoves.approve.to,
        heldUntil: new Date(heldFrom(at)),
        version: { increment: 1 },
      },
    })
    await record(tx, actor, { ...about, kind: 'refund-approved', after: refundFacts(row) })
    await house.jobs.enqueue(
      tx,
      'payments.order-refund',
      { refundId: row.id, version: row.version + 1 },
      { startAfterSeconds: undoSeconds },
    )
  })
}

/**
 * The second person does not agree, and says why; or whoever asked a debtor for an account does not want it any more.
 * Nothing has left. A debtor who asked for it reads why.
 */
export async function declineRefund(scope: RefundScope, input: DeclineRefundInput): Promise<void> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'manager') throw new Error('Only an account manager decides')
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeRefund(tx, caseId, input)
    if (!mayMoveRefund(row.status, 'decline')) throw new Refusal('payments.refundDecided')
    const isOwn = row.status === 'WAITING' && row.requestedById === actor.userId
    if (isOwn && waitingOf(house, row).needsSecond) throw new Refusal('payments.needsSecondPerson')
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
    if (row.byDebtor) await tellDebtorOfRefund(house, tx, row, 'DECLINED', input.why)
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
