import * as z from 'zod'
import type { SetAsidePayment } from '#db/client.ts'
import { setAsideGivenBack } from '#shared/ledger/receipt-postings.ts'
import { fromBigInt } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { post } from '../ledger/post.ts'
import { readPosting } from '../ledger/read-posting.ts'
import type { Ctx } from '../trpc.ts'

export const settleSetAsideInput = z.object({
  setAsideId: z.string().max(40),
  /** refund: give it back · keep-open: stays with the provider until somebody has spoken with the payer. */
  decision: z.enum(['refund', 'noted']),
  why: z.string().trim().min(3).max(500),
})

/**
 * A person decides about money that could not be posted. Giving it back goes to the provider first: only what the
 * provider has taken on is written down as settled.
 */
export async function settleSetAside(ctx: Ctx, input: z.output<typeof settleSetAsideInput>) {
  const { house, actor } = ctx
  const row = await house.db.setAsidePayment.findUnique({ where: { id: input.setAsideId } })
  if (!row) throw new Refusal('access.notFound')
  if (row.settledAt) throw new Refusal('payments.alreadySettled')
  if (input.decision === 'refund') {
    await house.payments.refund({
      refundId: row.id,
      paymentIntentId: row.providerPaymentId,
      currency: row.currency,
    })
  }
  const at = house.clock.now()
  await inTransaction(house.db, actor, async (tx) => {
    const { count } = await tx.setAsidePayment.updateMany({
      where: { id: row.id, settledAt: null },
      data: {
        settledAt: new Date(at),
        settledById: 'userId' in actor ? actor.userId : null,
        decision: input.decision,
        why: input.why,
      },
    })
    if (count === 0) throw new Refusal('payments.alreadySettled')
    // What is only noted is still with the provider, and stays in the books as what it is.
    if (input.decision === 'refund' && row.bookedAt && row.creditorId)
      await giveBackInBooks(tx, house, { ...row, creditorId: row.creditorId }, input.why, actor)
    if (row.caseId && row.creditorId) {
      await record(tx, actor, {
        caseId: row.caseId,
        creditorId: row.creditorId,
        kind: 'set-aside-settled',
        at,
        after: { setAsideId: row.id, decision: input.decision },
        why: input.why,
      })
    }
  })
  return { settled: true }
}

/** The money leaves the books by the reversal of the posting with which it came. */
async function giveBackInBooks(
  tx: Tx,
  house: House,
  row: SetAsidePayment & { creditorId: string },
  why: string,
  actor: Ctx['actor'],
): Promise<void> {
  const cause = `${row.paymentId}:${row.id}`
  const came = await readPosting(tx, `money-set-aside:${cause}`)
  if (!came) throw new Error(`What was set aside with ${row.id} was never posted`)
  await post(tx, {
    creditorId: row.creditorId,
    caseId: row.caseId,
    cause,
    posting: setAsideGivenBack(fromBigInt(row.amountMinor), row.currency),
    reversesId: came.id,
    postedOn: house.clock.today(),
    at: house.clock.now(),
    why,
    ...('userId' in actor ? { byId: actor.userId } : {}),
  })
}
