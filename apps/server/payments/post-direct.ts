import { day, formatDay, type Instant } from '#shared/dates.ts'
import { isOpenDispute } from '#shared/disputes/dispute.ts'
import { newId, type PaymentId } from '#shared/ids.ts'
import { isLanguage } from '#shared/languages.ts'
import { directMoves } from '#shared/payments/direct-payment.ts'
import type { DirectSeenInput } from '#shared/payments/direct-payment-input.ts'
import type { Staff } from '#shared/access/actor.ts'
import { inTransaction, type Tx } from '../db.ts'
import { addEntry, liftHolds } from '../disputes/dispute-steps.ts'
import { readDispute } from '../disputes/dispute-row.ts'
import { record } from '../events.ts'
import { wordsFor } from '../ports/words.ts'
import { liftReported } from './direct-holds.ts'
import { deskSide, type DirectRow, type DirectScope, factsOf, takeDirect } from './direct-row.ts'
import { postReceipt } from './post-receipt.ts'

/**
 * A verified report becomes a receipt: the claim falls from the day on which the creditor had the money, the plan counts
 * it, both sides get the receipt, and our fee is invoiced, because we hold nothing that it could be set off against.
 */
export async function postDirect(
  scope: DirectScope,
  input: DirectSeenInput,
): Promise<{ paymentId: PaymentId }> {
  const { house, caseId, creditorId } = scope
  const { actor, side } = deskSide(scope.actor)
  return inTransaction(house.db, actor, async (tx) => {
    const row = await takeDirect(tx, caseId, input, 'post', side)
    const at = house.clock.now()
    const paymentId = newId('payment', Date.parse(at))
    const { language } = row.case.debtor
    await tx.payment.create({
      data: {
        id: paymentId,
        caseId,
        creditorId,
        method: 'direct',
        status: 'STARTED',
        amountMinor: row.amountMinor,
        currency: row.currency,
        invoiceIds: row.invoiceIds,
        language: isLanguage(language) ? language : 'en',
        startedAt: new Date(at),
      },
    })
    await tx.directPayment.update({
      where: { id: row.id },
      data: {
        status: directMoves.post.to,
        paymentId,
        decidedById: actor.userId,
        decidedByName: actor.name,
        decidedAt: new Date(at),
        version: { increment: 1 },
      },
    })
    await liftReported(tx, { directPaymentId: row.id, at, by: actor.userId })
    await endDispute(scope, tx, row, actor, at)
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'direct-payment-posted',
      at,
      before: { status: row.status },
      after: { ...factsOf(row), paymentId },
    })
    await postReceipt(house, tx, actor, {
      paymentId,
      providerPaymentId: null,
      card: null,
      via: 'HELD_BY_CREDITOR',
      receivedOn: day(row.receivedOn),
    })
    await house.jobs.enqueue(tx, 'payments.close-pages', { caseId })
    // We hold nothing of this money, so that our fee is not set off but invoiced (D5).
    await house.jobs.enqueue(tx, 'remittances.invoice-direct', { creditorId, caseId, paymentId })
    return { paymentId }
  })
}

/** The debtor was right: what it said to have paid is paid. Nothing is taken off the claim for it but the payment. */
async function endDispute(
  { caseId, creditorId }: DirectScope,
  tx: Tx,
  { disputeId, receivedOn }: DirectRow,
  actor: Staff,
  at: Instant,
): Promise<void> {
  if (!disputeId) return
  const row = await readDispute(tx, caseId, disputeId)
  if (!isOpenDispute(row.status)) return
  const language = isLanguage(row.language) ? row.language : 'en'
  const reason = wordsFor(language, 'mails')('directPayment.posted', {
    creditor: row.case.creditor.name,
    date: formatDay(day(receivedOn), language),
  })
  await tx.dispute.update({
    where: { id: disputeId },
    data: {
      status: 'RESOLVED_UPHELD',
      upheldMinor: 0n,
      reasonToDebtor: reason,
      resolvedById: actor.userId,
      resolvedByName: actor.name,
      debtorDueOn: null,
      heldUntil: null,
      endedAt: new Date(at),
      version: { increment: 1 },
    },
  })
  await liftHolds(tx, disputeId, actor.userId, at)
  const about = { disputeId, caseId, creditorId, at }
  await addEntry(tx, about, { kind: 'RESOLVED', fromKind: 'desk', fromName: actor.name, text: '' })
  await record(tx, actor, {
    caseId,
    creditorId,
    kind: 'dispute-resolved',
    at,
    before: { status: row.status },
    after: {
      disputeId,
      disputeNumber: row.number,
      type: row.type,
      status: 'RESOLVED_UPHELD',
      outcome: 'UPHELD',
      amountMinor: 0,
      currency: row.case.currency,
    },
  })
}
