import { Hono } from 'hono'
import { isId } from '#shared/ids.ts'
import { accountFields, type PortalCreditPage } from '#shared/pages/credit-page.ts'
import type { Web } from '../http.ts'
import { blank, outcomeOf, typedIn } from '../page-form.ts'
import type { Env, WebContext } from '../request.ts'
import { inside } from './claim-routes.ts'
import { answerPage, callerFor, type DebtorCtx } from './portal-web.ts'

/** What is in the debtor's favour: asking for it, and saying on which account money shall arrive. */
export function creditRoutes(web: Web): Hono<Env> {
  const app = new Hono<Env>()

  const show = async (
    c: WebContext,
    ctx: DebtorCtx,
    typed: Partial<Pick<PortalCreditPage, 'accountFor' | 'form'>> = {},
    status: 200 | 422 | 429 = 200,
  ) => {
    const credit = await callerFor(ctx).bank.credit()
    const asked = c.req.query('done')
    const done = asked === 'asked' || asked === 'said' ? asked : null
    const change = c.req.query('account')
    // What we ask for comes first; another account for what waits is typed where somebody asks to.
    const waiting =
      credit.refunds.find(({ refundId, mayChange }) => mayChange && refundId === change) ??
      credit.refunds.find(({ standing }) => standing === 'asked')
    const page: PortalCreditPage = {
      page: 'portal-credit',
      credit,
      accountFor: waiting?.refundId ?? null,
      form: blank(accountFields),
      done,
      ...typed,
    }
    return answerPage(web, c, page, { status, path: '/d/credit', language: ctx.actor.language })
  }

  app.get(
    '/d/credit',
    inside(web, (c, ctx) => show(c, ctx)),
  )
  app.post(
    '/d/credit',
    inside(web, async (c, ctx) => {
      const { bank } = callerFor(ctx)
      const { refundId, needsAccount, name, iban } = await typedIn(c, [
        'refundId',
        'needsAccount',
        ...accountFields,
      ])
      const isSaid = isId('refund', refundId)
      const account = needsAccount ? { name, iban } : null
      const outcome = isSaid
        ? await outcomeOf(bank.sayAccount({ refundId, name, iban }))
        : await outcomeOf(bank.askCredit({ account }))
      if (outcome.done) return c.redirect(`/d/credit?done=${isSaid ? 'said' : 'asked'}#done`, 303)
      const { refusal, status } = outcome
      const faults = Object.fromEntries(
        Object.entries(outcome.faults).map(([field, fault]) => [field.replace('account.', ''), fault]),
      )
      const form = { values: { name, iban }, faults, refusal }
      return show(c, ctx, { accountFor: isSaid ? refundId : null, form }, status)
    }),
  )
  return app
}
