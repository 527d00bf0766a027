import type { PreviewCorrection } from '#shared/corrections/correction-input.ts'
import { whyNotCorrect } from '#shared/corrections/correction.ts'
import { newId } from '#shared/ids.ts'
import { needsSecondPerson } from '#shared/payments/refund.ts'
import { Refusal } from '#shared/refusal.ts'
import { caseStanding, type Shares, sharesOf } from '../payments/case-standing.ts'
import { tryOut } from '../try-out.ts'
import { holdAll } from './carry-out-correction.ts'
import { correctReceipt } from './correct-receipt.ts'
import { type CorrectionScope, standingReceipt, targetCase } from './correction-row.ts'

/**
 * What a correction would do, before anybody presses the button: claims, plans, commission, VAT and closed cases come
 * from the posting itself. Refuses what the correction would refuse, and what would change nothing.
 */
export async function previewCorrection(scope: CorrectionScope, input: PreviewCorrection) {
  const { caseId } = scope
  const { kind, paymentId, invoiceIds } = input
  const toCaseId = kind === 'MOVE' ? (input.toCaseId ?? null) : null
  return tryOut(scope, async (house, tx) => {
    const receipt = await standingReceipt(tx, caseId, paymentId, input.correctionId)
    const target = await targetCase(tx, toCaseId)
    const refusal = whyNotCorrect(receipt, { kind, target, named: invoiceIds })
    if (refusal) throw refusal
    await holdAll(tx, { caseId, toCaseId, paymentId })
    const cases = [caseId, ...(toCaseId ? [toCaseId] : [])]
    const stand = () => Promise.all(cases.map((of) => caseStanding(house, tx, of)))
    const [before, paid] = [await stand(), await sharesOf(tx, paymentId)]
    const newPaymentId = await correctReceipt(house, tx, scope.actor, {
      correctionId: newId('correction', Date.parse(house.clock.now())),
      kind,
      caseId,
      paymentId,
      toCaseId,
      invoiceIds,
      why: '',
    })
    const pieces = newPaymentId ? await sharesOf(tx, newPaymentId) : []
    if (kind === 'RESHARE' && isSame(pieces, paid)) throw new Refusal('corrections.nothingChanges')
    const after = await stand()
    return {
      amount: receipt.amount,
      currency: receipt.currency,
      needsSecond: needsSecondPerson(receipt.amount, receipt.currency, house.clock.today()),
      cases: before.map((stood, at) => ({
        before: stood,
        after: after[at] ?? stood,
        /** What the money pays then, in the case where it is. */
        pieces: at === cases.length - 1 ? pieces : [],
      })),
    }
  })
}

function isSame(one: Shares, other: Shares): boolean {
  const text = (pieces: Shares) =>
    pieces
      .map(({ part, invoice, amount }) => `${part} ${invoice} ${amount}`)
      .toSorted()
      .join(', ')
  return text(one) === text(other)
}
