import type { AssignMoney } from '#shared/bank/bank-input.ts'
import { caseStanding, sharesOf } from '../payments/case-standing.ts'
import type { Ctx } from '../trpc.ts'
import { tryOut } from '../try-out.ts'
import { assignIn, takeWaiting } from './assign-money.ts'

/**
 * What an assignment would do, before anybody presses the button: what each case owes before and after, what it pays,
 * what of it is the creditor's and what ours, and what becomes of a plan. Refuses what the assignment would refuse.
 */
export async function previewMoney(ctx: Ctx, assigned: AssignMoney) {
  return tryOut(ctx, async (house, tx) => {
    const { entry } = await takeWaiting(tx, assigned)
    const stand = () => Promise.all(assigned.parts.map(({ caseId }) => caseStanding(house, tx, caseId)))
    const before = await stand()
    const { receipts } = await assignIn(house, tx, ctx.actor, assigned)
    const after = await stand()
    const pieces = await Promise.all(receipts.map(({ paymentId }) => sharesOf(tx, paymentId)))
    return {
      currency: entry.currency,
      cases: before.map((stood, at) => {
        const place = receipts.findIndex(({ caseId }) => caseId === stood.caseId)
        return { before: stood, after: after[at] ?? stood, pieces: pieces[place] ?? [] }
      }),
    }
  })
}
