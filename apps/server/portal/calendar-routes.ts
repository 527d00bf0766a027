import { Hono } from 'hono'
import { instant } from '#shared/dates.ts'
import type { PortalCalendarPage } from '#shared/pages/calendar-page.ts'
import type { Web } from '../http.ts'
import { outcomeOf, typedIn } from '../page-form.ts'
import type { Env, WebContext } from '../request.ts'
import { inside } from './claim-routes.ts'
import { answerPage, callerFor, type DebtorCtx } from './portal-web.ts'

/** The address by which the debtor's own calendar follows the plan: made and shown once, ended with one press. */
export function calendarRoutes(web: Web): Hono<Env> {
  const app = new Hono<Env>()

  const show = async (c: WebContext, ctx: DebtorCtx, address: string | null) => {
    const { portal, plans } = callerFor(ctx)
    const view = await portal.view()
    const { since } = await plans.feed()
    if (!view.plan && since === null) return c.redirect('/d/plan', 303)
    const page: PortalCalendarPage = {
      page: 'portal-calendar',
      creditorName: view.creditor.name,
      timeZone: view.timeZone,
      since: since === null ? null : instant(since),
      address,
      done: c.req.query('done') === 'ended' ? 'ended' : null,
    }
    return answerPage(web, c, page, { path: '/d/plan/calendar', language: ctx.actor.language })
  }

  app.get(
    '/d/plan/calendar',
    inside(web, (c, ctx) => show(c, ctx, null)),
  )
  app.post(
    '/d/plan/calendar',
    inside(web, async (c, ctx) => {
      const { plans } = callerFor(ctx)
      const { act } = await typedIn(c, ['act'])
      if (act === 'end') {
        await plans.endFeed()
        return c.redirect('/d/plan/calendar?done=ended', 303)
      }
      const made = await outcomeOf(plans.makeFeed())
      // It is not in any address of ours, so that no history keeps it: this answer is the one place.
      return made.done ? show(c, ctx, made.value.address) : c.redirect('/d/plan', 303)
    }),
  )
  return app
}
