import { Hono } from 'hono'
import { isId } from '#shared/ids.ts'
import type { Web } from '../http.ts'
import { outcomeOf, typedIn } from '../page-form.ts'
import { debtorContextOf, type Env } from '../request.ts'
import { callerFor } from './portal-web.ts'

/**
 * The open page says which of our messages were before somebody's eyes. Like listening this is no use of the visit: a
 * page that lies open does not keep it (D9).
 */
export function readRoute({ house }: Web): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/d/read', async (c) => {
    const ctx = await debtorContextOf(house, c, true)
    if (ctx.actor.kind !== 'debtor') return c.body(null, 403)
    const { messageIds } = await typedIn(c, ['messageIds'])
    const named = messageIds.split(' ').filter((id) => isId('message', id))
    const outcome = await outcomeOf(callerFor(ctx).portal.markRead({ messageIds: named }))
    return c.body(null, outcome.done ? 204 : outcome.status)
  })
  return app
}
