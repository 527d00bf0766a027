import type { House } from '../house.ts'
import { newsOfOutcome } from './news.ts'
import { type News, settlePayment } from './settle-payment.ts'

/**
 * Closes a card page at the provider and settles what came through it until then: money that was on its way counts,
 * whatever the page was closed for.
 */
export async function closePage(house: House, sessionId: string): Promise<News['outcome']> {
  await house.payments.expireCheckout(sessionId)
  const news = newsOfOutcome(await house.payments.retrieveCheckout(sessionId))
  if (news.outcome !== 'nothing') await settlePayment(house, news)
  return news.outcome
}
