import { heldFrom, undoSeconds } from '#shared/cases/undo.ts'
import type { AskCorrection } from '#shared/corrections/correction-input.ts'
import { whyNotCorrect } from '#shared/corrections/correction.ts'
import { needsSecondPerson } from '#shared/payments/refund.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import { holdCase } from '../payments/direct-row.ts'
import { correctionFacts, type CorrectionScope, standingReceipt, targetCase } from './correction-row.ts'

/**
 * Somebody of the desk puts a receipt right, with a reason. Below the limit it lies still for a few seconds and is then
 * in the books; from the limit on a second person decides first, and nothing is posted by waiting. Asked twice, it is one.
 */
export async function askCorrection(
  scope: CorrectionScope,
  { correctionId, paymentId, kind, toCaseId, invoiceIds, why }: AskCorrection,
): Promise<{ status: string }> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'manager') throw new Error('Only an account manager corrects a receipt')
  return inTransaction(house.db, actor, async (tx) => {
    await holdCase(tx, caseId)
    const known = await tx.correction.findUnique({ where: { id: correctionId } })
    if (known && known.caseId !== caseId) throw new Refusal('access.notFound')
    if (known) return { status: known.status }
    const receipt = await standingReceipt(tx, caseId, paymentId)
    const target = kind === 'MOVE' ? await targetCase(tx, toCaseId ?? null) : null
    const refusal = whyNotCorrect(receipt, { kind, target, named: invoiceIds })
    if (refusal) throw refusal
    const at = house.clock.now()
    const waits = needsSecondPerson(receipt.amount, receipt.currency, house.clock.today())
    const row = await tx.correction.create({
      data: {
        id: correctionId,
        caseId,
        creditorId,
        paymentId,
        kind,
        toCaseId: target?.caseId ?? null,
        invoiceIds: kind === 'TAKE_BACK' ? [] : invoiceIds,
        amountMinor: BigInt(receipt.amount),
        currency: receipt.currency,
        why,
        status: waits ? 'WAITING' : 'HELD',
        requestedById: actor.userId,
        requestedByName: actor.name,
        requestedAt: new Date(at),
        heldUntil: waits ? null : new Date(heldFrom(at)),
      },
    })
    const after = { ...correctionFacts(row), status: row.status }
    await record(tx, actor, { caseId, creditorId, kind: 'correction-asked', at, after, why })
    if (!waits)
      await house.jobs.enqueue(
        tx,
        'corrections.carry-out',
        { correctionId, version: 0 },
        { startAfterSeconds: undoSeconds },
      )
    return { status: row.status }
  })
}
