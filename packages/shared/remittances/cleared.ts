import type { CaseId } from '../ids.ts'
import { add, max, min, type Minor, subtract, sum, zero } from '../money.ts'

/** What stands in the books of one case to be paid out: the creditor's, and our share. Below zero it is owed back. */
export type Standing = {
  readonly caseId: CaseId
  readonly payable: Minor
  readonly fee: Minor
  readonly vat: Minor
  readonly kept: Minor
}

/** A receipt that came through the card provider, and what it has brought to the books of its case. */
export type CardReceipt = { readonly paymentId: string; readonly amount: Minor; readonly brought: Standing }

/** What the card provider has taken back for a case: refunds and chargebacks. */
export type TakenBack = { readonly caseId: CaseId; readonly amount: Minor }

export type Cleared = {
  readonly standings: readonly Standing[]
  /** What is the creditor's and still with the card provider. */
  readonly waiting: Minor
  /** The receipts that the provider still holds, whole or in part: a fee for them is not asked for yet either. */
  readonly held: readonly string[]
}

/**
 * What of the books is covered by money at the bank, and not only with the card provider. The provider pays out in the
 * order in which it took [G], so that the newest receipts are those that it still holds; a receipt that is still there in
 * part waits whole, with the fee that it brought. What is owed back is never kept waiting.
 */
export function clearedOf(
  standings: readonly Standing[],
  oldestFirst: readonly CardReceipt[],
  takenBack: readonly TakenBack[],
  atProvider: Minor,
): Cleared {
  const held = heldReceipts(oldestFirst, takenBack, atProvider)
  const cleared = standings.map((standing) => {
    const waits = held.map(({ brought }) => brought).filter(({ caseId }) => caseId === standing.caseId)
    const rest = (part: 'payable' | 'fee' | 'vat' | 'kept') =>
      standing[part] <= 0
        ? standing[part]
        : max(zero, subtract(standing[part], max(zero, sum(waits.map((brought) => brought[part])))))
    return {
      caseId: standing.caseId,
      payable: rest('payable'),
      fee: rest('fee'),
      vat: rest('vat'),
      kept: rest('kept'),
    }
  })
  const before = sum(standings.map(({ payable }) => payable))
  return {
    standings: cleared,
    waiting: subtract(before, ...cleared.map(({ payable }) => payable)),
    held: held.map(({ paymentId }) => paymentId),
  }
}

/** The newest receipts, back to as much as the provider still holds. */
function heldReceipts(
  oldestFirst: readonly CardReceipt[],
  takenBack: readonly TakenBack[],
  atProvider: Minor,
): CardReceipt[] {
  const back = new Map<CaseId, Minor>()
  for (const { caseId, amount } of takenBack) back.set(caseId, add(back.get(caseId) ?? zero, amount))
  const held: CardReceipt[] = []
  let left = atProvider
  for (const receipt of oldestFirst.toReversed()) {
    const { amount, brought } = receipt
    // What was taken back is no longer with the provider: it counts against the newest receipts of its case.
    const gone = min(amount, back.get(brought.caseId) ?? zero)
    back.set(brought.caseId, subtract(back.get(brought.caseId) ?? zero, gone))
    if (left <= 0) break
    if (gone === amount) continue
    held.push(receipt)
    left = subtract(left, subtract(amount, gone))
  }
  return held
}
