import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { DebtorActor } from '#shared/access/actor.ts'
import { isRefusal } from '#shared/refusal.ts'
import { readConfig } from '../../config.ts'
import { handlersOf } from '../../job-handlers.ts'
import { openLog } from '../../log.ts'
import { openHouse } from '../../open-house.ts'
import { webhookRoute } from '../../payments/webhook-route.ts'
import type { Env } from '../../request.ts'
import { appRouter } from '../../router.ts'
import { callerOf } from '../../trpc.ts'

/**
 * A process of its own, to be killed: the real house with its real jobs, doors and webhooks. Only who somebody is, is
 * taken on trust, since its one visitor is a test.
 */
const config = readConfig()
const { house } = await openHouse(config, openLog('silent'))
await house.jobs.work(handlersOf(house))
const app = new Hono<Env>()
app.post('/start', async (c) => {
  const actor: DebtorActor = await c.req.json()
  const call = callerOf(appRouter)({ house, actor, requestId: 'test', ip: '203.0.113.7', userAgent: 'test' })
  try {
    return c.json(await call.payments.start({ kind: 'everything' }))
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null
    return c.json({ refused: isRefusal(cause) ? cause.code : String(error) }, 422)
  }
})
app.route('/', webhookRoute(house))
const server = serve({ fetch: app.fetch, port: config.port, hostname: '127.0.0.1' })
server.once('listening', () => process.send?.('ready'))
// Whoever started us is gone: nobody would ever stop us.
process.once('disconnect', () => process.exit(0))
