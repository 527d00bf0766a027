import { Hono } from 'hono'
import { isRefusal } from '#shared/refusal.ts'
import type { House } from '../house.ts'
import { faultOf } from '../log.ts'
import type { Env } from '../request.ts'
import { hearOfPayout } from './hear-of-payout.ts'
import { newsOfEvent } from './news.ts'
import { settleChargeback } from './settle-chargeback.ts'
import { settleRefund } from './settle-refund.ts'
import { settlePayment } from './settle-payment.ts'

const largest = 512 * 1024
const mayOvertake = 3_600_000

/**
 * Where the card provider tells us what happened. The signature is checked on the bytes as they came; anything but a
 * 2xx makes the provider try again, so only a wrong signature is refused for good.
 */
export function webhookRoute(house: House): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/webhooks/stripe', async (c) => {
    if (Number(c.req.header('content-length') ?? 0) > largest) return c.json({ error: 'too large' }, 413)
    const raw = new Uint8Array(await c.req.arrayBuffer())
    if (raw.byteLength > largest) return c.json({ error: 'too large' }, 413)
    try {
      const event = await house.payments.verifyWebhook(raw, c.req.header('stripe-signature') ?? '')
      const settled = await settlePayment(house, newsOfEvent(event))
      const { refundId } = event.metadata
      if (event.kind === 'refund.changed' && refundId && event.status)
        await settleRefund(house, { refundId, providerRefundId: event.refundId, status: event.status })
      if (event.kind === 'payout.changed' && event.payoutId) await hearOfPayout(house, event.payoutId)
      if (event.dispute) {
        const outcome = await settleChargeback(house, event.dispute)
        const age = Date.parse(house.clock.now()) - Date.parse(event.createdAt)
        // It has overtaken the news of its payment: the provider brings it again. Later on it is not ours.
        if (outcome === 'unknown' && age < mayOvertake) return c.json({ error: 'try again' }, 503)
      }
      house.log('info', 'webhook', { requestId: c.get('requestId'), kind: event.providerType, settled })
      return c.json({ received: true })
    } catch (error) {
      if (isRefusal(error)) return c.json({ error: error.code }, 400)
      house.log('error', 'webhook.fault', { requestId: c.get('requestId'), ...faultOf(error) })
      return c.json({ error: 'try again' }, 500)
    }
  })
  return app
}
