import type { MiddlewareHandler } from 'hono'
import type { Config } from '../config.ts'
import type { Env } from '../request.ts'

/**
 * Around everything behind a debtor's link: nothing is kept by browsers or in between, nothing tells other sites where
 * the reader was, nothing is found by search engines (D9).
 */
export function portalGuard(config: Config): MiddlewareHandler<Env> {
  const own = new URL(config.publicUrl).origin
  return async (c, next) => {
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!isRead && !isFromHere(c.req.header('sec-fetch-site'), c.req.header('origin'), own)) {
      return c.text('', 403)
    }
    await next()
    c.res.headers.set('cache-control', 'no-store')
    c.res.headers.set('referrer-policy', 'no-referrer')
    c.res.headers.set('x-robots-tag', 'noindex, nofollow')
  }
}

/**
 * Forms count only from our own pages. Current browsers say so themselves; our referrer policy makes older ones name
 * the origin `null`, and those are kept out of the debtor's session by SameSite=Lax alone.
 */
function isFromHere(site: string | undefined, origin: string | undefined, own: string): boolean {
  if (site !== undefined) return site === 'same-origin'
  return origin === undefined || origin === 'null' || origin === own
}
