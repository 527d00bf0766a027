import { Hono } from 'hono'
import { isLanguage } from '#shared/languages.ts'
import { feedDaysOf } from '#shared/plans/plan-feed.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { Web } from '../http.ts'
import type { Env } from '../request.ts'
import { secretHash } from '../secrets.ts'
import { feedCalendar } from './plan-calendar.ts'

/**
 * The days of a plan for the calendar of whoever knows the address, worked out anew each time that it is read. It goes
 * through the servers of calendar providers, so it names nobody: neither debtor nor creditor, neither case nor claim.
 */
export function planFeedRoute({ house }: Pick<Web, 'house'>): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/calendar/:secret', async (c) => {
    const secret = c.req.param('secret').replace(/\.ics$/, '')
    const feed = await house.db.planFeed.findUnique({ where: { tokenHash: secretHash(secret) } })
    if (!feed || feed.endedAt) return c.notFound()
    const { claim, demand } = await loadClaim(house, house.db, feed.caseId)
    const text = feedCalendar({
      feedId: feed.id,
      language: isLanguage(feed.language) ? feed.language : 'en',
      agencyName: house.config.agency.name,
      currency: claim.currency,
      readAt: house.clock.now(),
      days: feedDaysOf(demand.plan),
    })
    return c.body(text, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="payments.ics"',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex, nofollow',
    })
  })
  return app
}
