import { newId } from '#shared/ids.ts'
import { postReceipt } from '../payments/post-receipt.ts'
import type { ActiveCase } from '../testing/debtor.ts'
import type { openNegotiations } from './plans.test-kit.ts'

/** Card payments of a plan: begun, settled as a webhook settles them, or both at once. */
export function payingIn({ house, creditor }: Awaited<ReturnType<typeof openNegotiations>>) {
  /** A card payment that was begun now and is not settled yet. */
  async function begin({ caseId }: ActiveCase, amount: number): Promise<string> {
    const paymentId = newId('payment', Date.parse(house.clock.now()))
    await house.db.payment.create({
      data: {
        id: paymentId,
        caseId,
        creditorId: creditor.creditorId,
        method: 'card',
        status: 'STARTED',
        amountMinor: BigInt(amount),
        currency: 'EUR',
        language: 'de',
        startedAt: new Date(house.clock.now()),
        checkoutSessionId: `cs_${paymentId}`,
      },
    })
    return paymentId
  }
  async function settle(paymentId: string): Promise<string> {
    const receipt = {
      paymentId,
      providerPaymentId: `pi_${paymentId}`,
      card: { brand: 'visa', last4: '4242' },
    }
    await house.db.$transaction((tx) => postReceipt(house, tx, { kind: 'webhook', language: 'en' }, receipt))
    return paymentId
  }
  return { begin, settle, pay: async (file: ActiveCase, amount: number) => settle(await begin(file, amount)) }
}
