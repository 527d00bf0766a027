import { heldFrom, undoSeconds } from '#shared/cases/undo.ts'
import type { RefundInput } from '#shared/payments/refund-input.ts'
import { needsSecondPerson, refundParts, whyNotRefund } from '#shared/payments/refund.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { holdCase } from './direct-row.ts'
import { payerOf, refundableOf, refundFacts, type RefundScope } from './refund-row.ts'
import { tellDebtorOfRefund } from './refund-owed.ts'

/**
 * Somebody of the desk gives money back, with a reason. Below the limit it lies still for a few seconds and then leaves;
 * from the limit on a second person decides first, and nothing leaves by waiting. A transfer goes to the account that the
 * money came from, or waits until the debtor has said another one. Asked twice, it is one.
 */
export async function askRefund(scope: RefundScope, input: RefundInput): Promise<{ status: string }> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'manager') throw new Error('Only an account manager gives money back')
  const { refundId, paymentId, amountMinor, account, why } = input
  return inTransaction(house.db, actor, async (tx) => {
    await holdCase(tx, caseId)
    const known = await tx.refund.findUnique({ where: { id: refundId } })
    if (known && known.caseId !== caseId) throw new Refusal('access.notFound')
    if (known) return { status: known.status }
    const receipt = await refundableOf(tx, caseId, paymentId)
    const refusal = whyNotRefund(amountMinor, receipt)
    if (refusal) throw refusal
    const { currency, restOfId } = await tx.payment.findUniqueOrThrow({
      where: { id: paymentId },
      select: { currency: true, restOfId: true },
    })
    const way = receipt.way ?? 'card'
    const isAsked = way === 'transfer' && account !== 'payer'
    const payer = way === 'transfer' && !isAsked ? await payerOf(tx, { paymentId, restOfId }) : null
    if (way === 'transfer' && !isAsked && !payer) throw new Refusal('payments.noPayerAccount')
    const at = house.clock.now()
    const needsTwo = needsSecondPerson(amountMinor, currency, house.clock.today())
    const status = isAsked ? 'ASKED' : needsTwo ? 'WAITING' : 'HELD'
    const { fromCredit } = refundParts(amountMinor, receipt.credit)
    const row = await tx.refund.create({
      data: {
        id: refundId,
        caseId,
        creditorId,
        paymentId,
        status,
        way,
        toName: payer?.name.slice(0, 70) ?? null,
        toIban: payer?.iban ?? null,
        amountMinor: BigInt(amountMinor),
        fromCreditMinor: BigInt(fromCredit),
        currency,
        why,
        requestedById: actor.userId,
        requestedByName: actor.name,
        requestedAt: new Date(at),
        heldUntil: status === 'HELD' ? new Date(heldFrom(at)) : null,
      },
    })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'refund-asked',
      at,
      after: { ...refundFacts(row), status: row.status },
      why,
    })
    if (status === 'ASKED') await tellDebtorOfRefund(house, tx, row, 'ASKED')
    if (status === 'HELD')
      await house.jobs.enqueue(
        tx,
        'payments.order-refund',
        { refundId, version: 0 },
        { startAfterSeconds: undoSeconds },
      )
    return { status: row.status }
  })
}
