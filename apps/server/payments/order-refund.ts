import type { Doer } from '../events.ts'
import type { Actor } from '#shared/access/actor.ts'
import type { CaseId } from '#shared/ids.ts'
import { receiptGivenBack, refunded, transferGivenBack } from '#shared/ledger/receipt-postings.ts'
import { fromBigInt, type Minor, subtract, sum } from '#shared/money.ts'
import { type Refundable, refundMoves, whyNotRefund } from '#shared/payments/refund.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { post } from '../ledger/post.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { postRest } from './post-rest.ts'
import { tellCreditorOfRefund, tellDebtorOfRefund } from './refund-owed.ts'
import { type RefundRow, refundableOf, refundFacts, takeRefund } from './refund-row.ts'
import { takeBackReceipt } from './take-back-receipt.ts'

const system: Actor & Doer = { kind: 'system', language: 'en' }

/**
 * The seconds in which it could be taken back are over. The same rule is asked about what is true now; then the books
 * say that the money leaves, and only after that provider or bank is asked for it, so that nothing leaves that is not
 * written down. What was taken back or ordered before has another version, and nothing happens.
 */
export async function orderRefund(
  house: House,
  { refundId, version }: { refundId: string; version: number },
): Promise<void> {
  const found = await house.db.refund.findUnique({ where: { id: refundId }, select: { caseId: true } })
  if (!found) return
  await inTransaction(house.db, system, async (tx) => {
    const row = await takeRefund(tx, found.caseId, { refundId })
    if (row.version !== version || row.status !== 'HELD') return
    const amount = fromBigInt(row.amountMinor)
    const receipt = await refundableOf(tx, row.caseId, row.paymentId, row.id)
    const refusal = whyNotRefund(amount, receipt)
    const at = house.clock.now()
    const about = { caseId: row.caseId, creditorId: row.creditorId, at }
    if (refusal) {
      await tx.refund.update({
        where: { id: row.id },
        data: {
          status: refundMoves.refuse.to,
          heldUntil: null,
          failure: refusal.code,
          version: { increment: 1 },
        },
      })
      const after = { ...refundFacts(row), code: refusal.code }
      await record(tx, system, { ...about, kind: 'refund-failed', after })
      return
    }
    const isCredit = await leaveForRefund(house, tx, row, receipt)
    await tx.refund.update({
      where: { id: row.id },
      data: {
        status: refundMoves.order.to,
        // A receipt that was taken back whole has its credit in what was posted anew.
        fromCreditMinor: isCredit ? row.amountMinor : 0n,
        heldUntil: null,
        orderedAt: new Date(at),
        version: { increment: 1 },
      },
    })
    // A card answers at once, and is told of then.
    if (row.way === 'transfer') await tellDebtorOfRefund(house, tx, row, 'ORDERED')
    if (!isCredit) await tellCreditorOfRefund(house, tx, row, 'ORDERED')
    await record(tx, system, { ...about, kind: 'refund-ordered', after: refundFacts(row), why: row.why })
    const send = row.way === 'card' ? 'payments.send-refund' : 'bank.transfer-refund'
    await house.jobs.enqueue(tx, send, { refundId: row.id }, { key: row.id })
  })
}

/** The books say that the money leaves. Answers whether it was the debtor's already. */
export async function leaveForRefund(
  house: House,
  tx: Tx,
  row: RefundRow,
  receipt: Refundable & { creditGone: Minor },
): Promise<boolean> {
  const amount = fromBigInt(row.amountMinor)
  const isCredit = amount <= receipt.credit
  if (isCredit) await giveCreditBack(house, tx, row, amount)
  else
    await giveReceiptBack(house, tx, row, {
      amount,
      creditGone: receipt.creditGone,
      left: subtract(receipt.received, receipt.gone, amount),
    })
  return isCredit
}

/** The debtor's own money goes back: nothing of the claim changes. */
async function giveCreditBack(house: House, tx: Tx, row: RefundRow, amount: Minor): Promise<void> {
  const { on } = await loadClaim(house, tx, row.caseId)
  const byId = row.approvedById ?? row.requestedById
  await post(tx, {
    caseId: row.caseId,
    creditorId: row.creditorId,
    cause: row.id,
    at: house.clock.now(),
    postedOn: on,
    posting: refunded(
      row.caseId as CaseId,
      amount,
      row.currency,
      'DEBTOR_CREDIT',
      row.way === 'card' ? 'CARD_CLEARING' : 'IN_TRANSIT',
    ),
    why: row.why,
    ...(byId ? { byId } : {}),
  })
}

/**
 * The receipt is taken back whole; what is left of it is posted anew on the day it came, as a receipt of its own. What
 * others have asked for and has not left yet is still there, and is from now on asked of what is left.
 */
async function giveReceiptBack(
  house: House,
  tx: Tx,
  row: RefundRow,
  { amount, creditGone, left }: { amount: Minor; creditGone: Minor; left: Minor },
): Promise<void> {
  const { paymentId, currency } = row
  const before = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } })
  await takeBackReceipt(house, tx, system, {
    paymentId,
    cause: row.id,
    why: row.why,
    leaves: (of, whole) =>
      row.way === 'card'
        ? receiptGivenBack(of, whole, creditGone, currency)
        : transferGivenBack(of, { amount: whole, given: amount, creditGone }, currency),
  })
  const waiting = { paymentId, id: { not: row.id }, status: { in: ['ASKED', 'WAITING', 'HELD'] } }
  const asked = await tx.refund.findMany({ where: waiting, select: { amountMinor: true } })
  const rest = sum([left, ...asked.map(({ amountMinor }) => fromBigInt(amountMinor))])
  if (rest === 0) return
  const restId = await postRest(house, tx, system, before, { amount: rest })
  await tx.refund.updateMany({ where: waiting, data: { paymentId: restId } })
}
