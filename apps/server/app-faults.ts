import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod'
import { isRefusal } from '#shared/refusal.ts'
import type { Web } from './http.ts'
import { countTry } from './rate-limit.ts'
import { addressOf, type Env } from './request.ts'

/** A place in our own code, `/assets/cases-DkW1.js:1:2345`; nothing else of a message is taken. */
const frame = z.string().regex(/^\/[\w./-]{1,120}(?::\d{1,9}){1,2}$/)
const report = z.object({
  reference: z.string().regex(/^[0-9a-f]{8}$/),
  kind: z.string().regex(/^\w{1,40}$/),
  stack: z.array(frame).max(8),
})

/** Where the app's error boundary reports a bug of a screen: the number that the person was shown, and the place. */
export function appFaults({ house }: Web): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/api/faults', bodyLimit({ maxSize: 4_096 }), async (c) => {
    const parsed = report.safeParse(await c.req.json().catch(() => null))
    if (!parsed.success) return c.body(null, 400)
    const who = addressOf(c, house.config.trustedProxies)
    try {
      await countTry(house, { what: 'app.fault', who, times: 30, seconds: 3_600 })
    } catch (error) {
      if (isRefusal(error)) return c.body(null, 429)
      throw error
    }
    house.log('error', 'app.fault', parsed.data)
    return c.body(null, 204)
  })
  return app
}
