import { Refusal } from '#shared/refusal.ts'
import type { House } from '../house.ts'
import { newsOfOutcome } from './news.ts'
import { openCheckout } from './open-checkout.ts'
import { settlePayment } from './settle-payment.ts'

/** same: its page is still open and asked for again · paid: money came through it · gone: nothing can come any more. */
export type Cleared = { kind: 'same' | 'paid' | 'gone' }

/**
 * What becomes of a card page that is still open when the debtor wants to pay again. The provider is asked, because
 * only the provider knows; a page for another amount is closed there before the next one opens.
 */
export async function clearTheWay(house: House, paymentId: string, isSame: boolean): Promise<Cleared> {
  const { sessionId } = await openCheckout(house, paymentId)
  const outcome = await house.payments.retrieveCheckout(sessionId)
  if (outcome.status === 'open') {
    if (isSame) return { kind: 'same' }
    await house.payments.expireCheckout(sessionId)
    const closed = await house.payments.retrieveCheckout(sessionId)
    return settled(house, closed)
  }
  return settled(house, outcome)
}

async function settled(house: House, outcome: Parameters<typeof newsOfOutcome>[0]): Promise<Cleared> {
  const news = newsOfOutcome(outcome)
  // The page is finished and the money still under way: starting another payment now could charge twice.
  if (news.outcome === 'nothing') throw new Refusal('payments.inProgress')
  await settlePayment(house, news)
  return { kind: news.outcome === 'paid' ? 'paid' : 'gone' }
}
