import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { newsOfOutcome } from './news.ts'
import { settlePayment } from './settle-payment.ts'
import { faultOf } from '../log.ts'

const final = new Set(['SUCCEEDED', 'EXPIRED', 'SET_ASIDE'])

/**
 * Where a payment stands, for the page a debtor returns to. It says no more than the ledger knows: while nothing is
 * settled it asks the provider once, through the same door as the poller, and otherwise answers "not known yet".
 */
export async function paymentOutcome(ctx: Ctx & { caseId: OwnCase }, { paymentId }: { paymentId: string }) {
  const { house, actor, caseId } = ctx
  const read = () =>
    inTransaction(house.db, actor, (tx) =>
      tx.payment.findFirst({
        where: { id: paymentId, caseId },
        select: {
          id: true,
          status: true,
          amountMinor: true,
          currency: true,
          receiptNumber: true,
          checkoutSessionId: true,
          receiptKey: true,
        },
      }),
    )
  const before = await read()
  if (!before) return null
  if (!final.has(before.status) && before.checkoutSessionId) {
    await house.payments
      .retrieveCheckout(before.checkoutSessionId)
      .then((outcome) => settlePayment(house, newsOfOutcome(outcome)))
      .catch((error) => house.log('warn', 'payments.ask', faultOf(error)))
  }
  const now = (await read()) ?? before
  const { claim } = await inTransaction(house.db, actor, (tx) => loadClaim(house, tx, caseId))
  return {
    paymentId: now.id,
    status: now.status,
    amountMinor: Number(now.amountMinor),
    currency: now.currency,
    receiptNumber: now.receiptNumber,
    hasReceipt: now.receiptKey !== null,
    outstandingMinor: claim.outstanding,
  }
}
