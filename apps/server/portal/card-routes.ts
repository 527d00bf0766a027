import { Hono } from 'hono'
import { isId } from '#shared/ids.ts'
import { min, zero } from '#shared/money.ts'
import type { PortalCardPage } from '#shared/pages/card-page.ts'
import type { Web } from '../http.ts'
import { blank, outcomeOf, typedIn } from '../page-form.ts'
import type { Env, WebContext } from '../request.ts'
import { inside } from './claim-routes.ts'
import { answerPage, callerFor, type DebtorCtx } from './portal-web.ts'

/** The card that may be charged for the plan: agreeing to it leads to the card page, ending it is one press. */
export function cardRoutes(web: Web): Hono<Env> {
  const app = new Hono<Env>()

  const show = async (
    c: WebContext,
    ctx: DebtorCtx,
    form: PortalCardPage['form'] = blank(['name']),
    status: 200 | 422 | 429 = 200,
  ) => {
    const { portal, payments } = callerFor(ctx)
    const view = await portal.view()
    const { plan } = view
    const { card, charges } = await payments.card({})
    // A card that is not charged any more may be followed by another; until then it stays to be seen and removed.
    const isOver = !card || card.isStopped || card.tooLateFor !== null
    const mandate = isOver ? await payments.mandate() : null
    const done = c.req.query('done') === 'removed' ? ('removed' as const) : null
    if (!card && !mandate && !done) return c.redirect('/d/plan', 303)
    const page: PortalCardPage = {
      page: 'portal-card',
      creditorName: view.creditor.name,
      currency: view.currency,
      amount: plan && min(plan.due > 0 ? plan.due : (plan.next?.open ?? zero), view.most),
      card,
      charges,
      mandate,
      form,
      done,
    }
    return answerPage(web, c, page, { status, path: '/d/plan/card', language: ctx.actor.language })
  }

  app.get(
    '/d/plan/card',
    inside(web, (c, ctx) => show(c, ctx)),
  )
  app.post(
    '/d/plan/card',
    inside(web, async (c, ctx) => {
      const { payments } = callerFor(ctx)
      const { name, textSha256, savedCardId } = await typedIn(c, ['name', 'textSha256', 'savedCardId'])
      if (isId('savedCard', savedCardId)) {
        const removed = await outcomeOf(payments.removeCard({ savedCardId }))
        return c.redirect(removed.done ? '/d/plan/card?done=removed' : '/d/plan/card', 303)
      }
      const started = await outcomeOf(payments.start({ kind: 'instalment', keep: { name, textSha256 } }))
      if (started.done) return c.redirect(started.value.url, 303)
      const { faults, refusal, status } = started
      const wrong = faults['keep.name'] ?? faults.name
      return show(c, ctx, { values: { name }, faults: wrong ? { name: wrong } : {}, refusal }, status)
    }),
  )
  return app
}
