import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { scopeOf } from '#shared/live/who-hears.ts'
import type { Web } from '../http.ts'
import { StreamCut } from '../live/subscriber.ts'
import { debtorContextOf, type Env } from '../request.ts'

/** How often an open page is told that we are there, and is looked at whether its visit still lasts. */
const pingMs = 10_000
/** Then the browser begins anew, where it was. */
const longestMs = 180_000

/**
 * The open page of a verified debtor hears that something has changed on it, and no more than that: not what, not by
 * whom. Listening is no use of the visit: it ends when it would have ended without, and the stream ends with it (D9).
 */
export function liveRoute({ house }: Web): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/d/live', async (c) => {
    const { actor } = await debtorContextOf(house, c, true)
    const scope = scopeOf(actor)
    // An empty answer tells the browser not to ask again.
    if (actor.kind !== 'debtor' || !scope) return c.body(null, 204)
    const isOpen = async () => (await debtorContextOf(house, c, true)).actor.kind === 'debtor'
    const age = Number(c.req.query('age'))
    const lastEventId = c.req.header('last-event-id')
    const from = lastEventId ? { lastEventId } : { ageMs: age >= 0 && age <= 600_000 ? age : 0 }
    return streamSSE(c, async (stream) => {
      const gone = new AbortController()
      stream.onAbort(() => gone.abort())
      const began = performance.now()
      const look = async () => {
        if (performance.now() - began > longestMs || !(await isOpen())) gone.abort()
        else await stream.write(': here\n\n')
      }
      const ping = setInterval(() => void look().catch(() => gone.abort()), pingMs)
      try {
        await stream.write('retry: 1000\n\n')
        for await (const told of house.live.tell({ scope, userId: actor.linkId }, from, gone.signal)) {
          if (told.what === 'here' || told.what === 'read') continue
          if (!(await isOpen())) break
          const isNews = told.what === 'refresh' || (told.what === 'event' && !told.own)
          await stream.writeSSE({ id: told.id, event: isNews ? 'changed' : 'listening', data: '1' })
        }
      } catch (error) {
        if (!(error instanceof StreamCut)) throw error
      } finally {
        clearInterval(ping)
      }
      if (!stream.aborted && !(await isOpen())) await stream.writeSSE({ event: 'ended', data: '1' })
    })
  })
  return app
}
