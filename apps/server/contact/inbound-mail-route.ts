import { createHmac } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { inboundLimits } from '#shared/contact/inbound-mail.ts'
import type { House } from '../house.ts'
import { faultOf } from '../log.ts'
import type { Env } from '../request.ts'
import { sameSecret } from '../secrets.ts'
import { takeMail } from './take-mail.ts'

/** `sha256=` and the HMAC of the mail's bytes under INBOUND_MAIL_SECRET, in hexadecimal. */
export const inboundSignature = (secret: string, raw: Uint8Array): string =>
  `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`

/**
 * Where a mail server hands over answers to our mails, as they came (message/rfc822) and signed. Whatever becomes of a
 * mail, the answer is the same: it tells nobody which addresses are ours.
 */
export function inboundMailRoute(house: House): Hono<Env> {
  const app = new Hono<Env>()
  const tooLarge = bodyLimit({
    maxSize: inboundLimits.bytes + 1_048_576,
    onError: (c) => c.json({ error: 'too large' }, 413),
  })
  app.post('/hooks/inbound-mail', tooLarge, async (c) => {
    const { inboundMail } = house.config
    if (!inboundMail) return c.json({ error: 'not configured' }, 404)
    const raw = new Uint8Array(await c.req.arrayBuffer())
    const signature = c.req.header('x-saldo-signature') ?? ''
    if (!sameSecret(signature, inboundSignature(inboundMail.secret, raw))) {
      return c.json({ error: 'signature' }, 401)
    }
    try {
      const outcome = await takeMail(house, raw)
      house.log('info', 'inbound-mail', { requestId: c.get('requestId'), outcome })
      return c.json({ received: true }, 202)
    } catch (error) {
      house.log('error', 'inbound-mail.fault', { requestId: c.get('requestId'), ...faultOf(error) })
      return c.json({ error: 'try again' }, 500)
    }
  })
  return app
}
