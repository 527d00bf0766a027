import { Refusal } from '#shared/refusal.ts'
import type { House } from '../house.ts'
import { closePage } from './close-page.ts'
import { openCheckout } from './open-checkout.ts'

/** same: its page is still open and asked for again · paid: money came through it · gone: nothing can come any more. */
export type Cleared = { kind: 'same' | 'paid' | 'gone' }

/**
 * What becomes of a card page that is still open when the debtor wants to pay again. The provider is asked, because
 * only the provider knows; a page for another amount is closed there before the next one opens.
 */
export async function clearTheWay(house: House, paymentId: string, isSame: boolean): Promise<Cleared> {
  const { sessionId } = await openCheckout(house, paymentId)
  if (isSame && (await house.payments.retrieveCheckout(sessionId)).status === 'open') return { kind: 'same' }
  const outcome = await closePage(house, sessionId)
  // The page is finished and the money still under way: starting another payment now could charge twice.
  if (outcome === 'nothing') throw new Refusal('payments.inProgress')
  return { kind: outcome === 'paid' ? 'paid' : 'gone' }
}
