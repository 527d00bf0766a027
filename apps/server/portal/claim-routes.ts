import { Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'
import { answerDays } from '#shared/contact/answer-by.ts'
import { type Day, isDay } from '#shared/dates.ts'
import { isId, newId } from '#shared/ids.ts'
import { debtorComplaintFields, type PortalAskPage } from '#shared/pages/portal-pages.ts'
import { isTopic } from '#shared/portal/portal-input.ts'
import { forgetUnused } from '../cases/keep-files.ts'
import { keepMessageFiles } from '../contact/message-files.ts'
import { privacyNotice } from '../contact/privacy-notice.ts'
import type { Web } from '../http.ts'
import { blank, outcomeOf, typedIn } from '../page-form.ts'
import { debtorCookie, type Env, type WebContext } from '../request.ts'
import { answerPage, callerFor, type DebtorCtx, debtorOf, linkCookie } from './portal-web.ts'
import { sentFiles, toChooseAgain, withFiles } from './sent-files.ts'

type Inside = (c: WebContext, ctx: DebtorCtx) => Promise<Response>

/** Runs a page for a verified debtor; everybody else is sent to the door. */
export const inside = (web: Web, page: Inside) => async (c: WebContext) => {
  const ctx = await debtorOf(web, c)
  return ctx ? page(c, ctx) : c.redirect('/d', 303)
}

/** What a verified debtor reads and writes: the claim, questions, complaints, rights, the way out. */
export function claimRoutes(web: Web): Hono<Env> {
  const { house } = web
  const app = new Hono<Env>()
  const now = () => Date.parse(house.clock.now())

  app.get(
    '/d/claim',
    inside(web, async (c, ctx) => {
      const view = await callerFor(ctx).portal.view()
      return answerPage(web, c, { page: 'portal-claim', view }, { language: ctx.actor.language })
    }),
  )

  const ask = async (
    c: WebContext,
    ctx: DebtorCtx,
    rest: Omit<PortalAskPage, 'page' | 'view'>,
    status: 200 | 422 | 429,
  ) => {
    const view = await callerFor(ctx).portal.view()
    return answerPage(
      web,
      c,
      { page: 'portal-ask', view, ...rest },
      { status, path: '/d/ask', language: ctx.actor.language },
    )
  }
  app.get(
    '/d/ask',
    inside(web, (c, ctx) => {
      const asked = c.req.query('about')
      const by = c.req.query('by')
      const topic = isTopic(asked) ? asked : 'question'
      const answerBy: Day | null = isDay(by) ? by : null
      return ask(
        c,
        ctx,
        { topic, messageId: newId('message', now()), answerBy, leftOut: [], form: blank(['text']) },
        200,
      )
    }),
  )
  app.post(
    '/d/ask',
    withFiles(web),
    inside(web, async (c, ctx) => {
      const typed = await typedIn(c, ['messageId', 'topic', 'text'])
      const sent = await sentFiles([(await c.req.parseBody({ all: true }))['files']].flat())
      const topic = isTopic(typed.topic) ? typed.topic : 'question'
      const messageId = isId('message', typed.messageId) ? typed.messageId : newId('message', now())
      const { kept, leftOut } = await keepMessageFiles(house, sent)
      const { portal } = callerFor({ ...ctx, sent: kept })
      const outcome = await outcomeOf(portal.ask({ messageId, topic, text: typed.text }))
      await forgetUnused(house, kept)
      if (outcome.done) {
        const { answerBy } = outcome.value
        if (leftOut.length === 0) return c.redirect(`/d/ask?by=${answerBy}#sent`, 303)
        const next = newId('message', now())
        return ask(c, ctx, { topic, messageId: next, answerBy, leftOut, form: blank(['text']) }, 200)
      }
      const { faults, refusal, status } = outcome
      const form = { values: { text: typed.text }, faults, refusal }
      return ask(c, ctx, { topic, messageId, answerBy: null, leftOut: toChooseAgain(sent), form }, status)
    }),
  )

  const days = answerDays.complaint
  app.get(
    '/d/complaint',
    inside(web, async (c, ctx) => {
      const complaintId = newId('complaint', now())
      const page = {
        page: 'portal-complaint',
        complaintId,
        days,
        filed: null,
        form: blank(debtorComplaintFields),
      } as const
      return answerPage(web, c, page, { language: ctx.actor.language })
    }),
  )
  app.post(
    '/d/complaint',
    inside(web, async (c, ctx) => {
      const typed = await typedIn(c, ['complaintId', ...debtorComplaintFields])
      const complaintId = isId('complaint', typed.complaintId) ? typed.complaintId : newId('complaint', now())
      const { name, email, text } = typed
      const outcome = await outcomeOf(callerFor(ctx).portal.complain({ complaintId, name, email, text }))
      const common = { page: 'portal-complaint', complaintId, days } as const
      const options = { path: '/d/complaint', language: ctx.actor.language }
      if (outcome.done) {
        const filed = { number: outcome.value.number, dueOn: outcome.value.dueOn as Day }
        return answerPage(web, c, { ...common, filed, form: blank(debtorComplaintFields) }, options)
      }
      const { faults, refusal, status } = outcome
      const form = { values: { name, email, text }, faults, refusal }
      return answerPage(web, c, { ...common, filed: null, form }, { ...options, status })
    }),
  )

  app.get(
    '/d/privacy',
    inside(web, async (c, ctx) => {
      const { creditor } = await callerFor(ctx).portal.view()
      const { language } = ctx.actor
      const notice = privacyNotice(language, house.config.agency, creditor.name)
      const rows = notice.rows.map(({ label, value }) => ({ label, value }))
      return answerPage(
        web,
        c,
        { page: 'portal-privacy', title: notice.title, intro: notice.intro, rows },
        { language },
      )
    }),
  )

  app.post(
    '/d/leave',
    inside(web, async (c, ctx) => {
      await callerFor(ctx).portal.leave()
      for (const name of [debtorCookie, linkCookie]) deleteCookie(c, name, { path: '/', secure: true })
      return c.redirect('/d/left', 303)
    }),
  )
  app.get('/d/left', (c) => answerPage(web, c, { page: 'portal-left' }))
  return app
}
