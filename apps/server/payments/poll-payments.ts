import { isRefusal } from '#shared/refusal.ts'
import type { House } from '../house.ts'
import { faultOf } from '../log.ts'
import { newsOfOutcome } from './news.ts'
import { settlePayment } from './settle-payment.ts'

const atOnce = 100
const youngest = 20_000
const pause = 45_000
/** After this the provider has closed the page for certain: whoever was away so long hears it with the first question. */
const closedAfter = 3 * 24 * 3_600_000
const longPause = 24 * 3_600_000
/** A question about such a payment that failed is no answer: it is asked again after a quarter of an hour [G]. */
const againAfter = 15 * 60_000

/**
 * Asks about every payment that was started and that no webhook has settled yet, so that a lost webhook costs a minute
 * and never a payment. Webhook and question end in the same function; whoever comes second finds it done.
 */
export async function pollPayments(house: House): Promise<number> {
  const now = Date.parse(house.clock.now())
  const waiting = await house.db.payment.findMany({
    where: {
      status: { in: ['STARTED', 'FAILED'] },
      checkoutSessionId: { not: null },
      startedAt: { lte: new Date(now - youngest) },
      OR: [
        { lastPolledAt: null },
        { lastPolledAt: { lte: new Date(now - longPause) } },
        { isUnanswered: true, lastPolledAt: { lte: new Date(now - againAfter) } },
        { startedAt: { gte: new Date(now - closedAfter) }, lastPolledAt: { lte: new Date(now - pause) } },
      ],
    },
    orderBy: { lastPolledAt: { sort: 'asc', nulls: 'first' } },
    take: atOnce,
    select: { id: true, checkoutSessionId: true },
  })
  await endUnopened(house, now)
  for (const { id, checkoutSessionId } of waiting) {
    // Unanswered until the answer is written down: also where we end in between.
    const asked = { lastPolledAt: new Date(now), isUnanswered: true }
    await house.db.payment.update({ where: { id }, data: asked })
    try {
      const outcome = await house.payments.retrieveCheckout(checkoutSessionId ?? '')
      await settlePayment(house, newsOfOutcome(outcome))
      await house.db.payment.update({ where: { id }, data: { isUnanswered: false } })
    } catch (error) {
      // One payment that cannot be asked about must not keep the others waiting; the next minute asks again.
      house.log('warn', 'payments.poll', isRefusal(error) ? { refusal: error.code } : faultOf(error))
    }
  }
  return waiting.length
}

/** A payment whose page was never heard of ends when the page would have; money that comes all the same still counts. */
async function endUnopened(house: House, now: number): Promise<void> {
  await house.db.payment.updateMany({
    where: { status: 'STARTED', checkoutSessionId: null, expiresAt: { lte: new Date(now) } },
    data: { status: 'EXPIRED' },
  })
}
