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
        { startedAt: { gte: new Date(now - closedAfter) }, lastPolledAt: { lte: new Date(now - pause) } },
      ],
    },
    orderBy: { lastPolledAt: { sort: 'asc', nulls: 'first' } },
    take: atOnce,
    select: { id: true, checkoutSessionId: true },
  })
  await endUnopened(house, now)
  for (const { id, checkoutSessionId } of waiting) {
    await house.db.payment.update({ where: { id }, data: { lastPolledAt: new Date(now) } })
    try {
      const outcome = await house.payments.retrieveCheckout(checkoutSessionId ?? '')
      await settlePayment(house, newsOfOutcome(outcome))
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
