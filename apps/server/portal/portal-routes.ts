import { Hono } from 'hono'
import type { Web } from '../http.ts'
import type { Env } from '../request.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { cardRoutes } from './card-routes.ts'
import { claimRoutes } from './claim-routes.ts'
import { creditRoutes } from './credit-routes.ts'
import { disputeRoutes } from './dispute-routes.ts'
import { fileRoutes } from './file-routes.ts'
import { liveRoute } from './live-route.ts'
import { ownDisputesRoutes } from './own-disputes-routes.ts'
import { payRoutes } from './pay-routes.ts'
import { planRoutes } from './plan-routes.ts'
import { portalGuard } from './portal-guard.ts'
import { answerClosed } from './portal-web.ts'
import { readRoute } from './read-route.ts'
import { linkRoute, unlockRoutes } from './unlock-routes.ts'

/** Everything behind a debtor's link, in the order in which it is tried: the token's own address is what is left. */
export function portalRoutes(web: Web): Hono<Env> {
  const app = new Hono<Env>()
  const guard = portalGuard(web.house.config)
  app.use('/d', guard)
  app.use('/d/*', guard)
  for (const routes of [
    unlockRoutes,
    claimRoutes,
    disputeRoutes,
    ownDisputesRoutes,
    payRoutes,
    planRoutes,
    cardRoutes,
    creditRoutes,
    calendarRoutes,
    fileRoutes,
    liveRoute,
    readRoute,
  ])
    app.route('/', routes(web))
  app.route('/', linkRoute())
  app.all('/d/*', (c) => answerClosed(web, c))
  return app
}
