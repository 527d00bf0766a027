import { Hono } from 'hono'
import { isId } from '#shared/ids.ts'
import type { PortalDisputesPage } from '#shared/pages/dispute-pages.ts'
import { addEvidence } from '../disputes/add-evidence.ts'
import type { Web } from '../http.ts'
import { blank, outcomeOf } from '../page-form.ts'
import type { Env, WebContext } from '../request.ts'
import { inside } from './claim-routes.ts'
import { filesOf } from './dispute-form.ts'
import { judged, ownScope, withFiles } from './dispute-routes.ts'
import { answerClosed, answerPage, callerFor, type DebtorCtx } from './portal-web.ts'

const doings = ['sent', 'answered', 'files', 'withdrawn'] as const
type Form = PortalDisputesPage['form']

/** How one's own disputes stand, and what can still be done: answer, send files, take it back. */
export function ownDisputesRoutes(web: Web): Hono<Env> {
  const app = new Hono<Env>()

  const list = async (
    c: WebContext,
    ctx: DebtorCtx,
    rest: Partial<Pick<PortalDisputesPage, 'done' | 'disputeId' | 'form'>>,
    status: 200 | 422 | 429 = 200,
  ) => {
    const caller = callerFor(ctx)
    const page: PortalDisputesPage = {
      page: 'portal-disputes',
      view: await caller.portal.view(),
      disputes: await caller.disputes.own(),
      done: null,
      disputeId: null,
      form: blank(['words', 'files']),
      ...rest,
    }
    return answerPage(web, c, page, { status, path: '/d/disputes', language: ctx.actor.language })
  }

  app.get(
    '/d/disputes',
    inside(web, (c, ctx) => {
      const done = doings.find((doing) => doing === c.req.query('done')) ?? null
      const id = c.req.query('id')
      return list(c, ctx, { done, disputeId: isId('dispute', id) ? id : null })
    }),
  )
  app.get('/d/disputes/*', (c) => c.redirect('/d/disputes', 303))

  app.post(
    '/d/disputes/:id/withdraw',
    inside(web, async (c, ctx) => {
      const id = c.req.param('id')
      if (!isId('dispute', id)) return answerClosed(web, c)
      const outcome = await outcomeOf(callerFor(ctx).disputes.withdraw({ disputeId: id }))
      if (outcome.done) return c.redirect(`/d/disputes?done=withdrawn&id=${id}#done`, 303)
      return list(c, ctx, { disputeId: id, form: formOf('', outcome) }, outcome.status)
    }),
  )

  app.post(
    '/d/disputes/:id/answer',
    withFiles(web),
    inside(web, async (c, ctx) => {
      const id = c.req.param('id')
      if (!isId('dispute', id)) return answerClosed(web, c)
      const body = await c.req.parseBody({ all: true })
      const words = typeof body['words'] === 'string' ? body['words'].slice(0, longest) : ''
      const evidence = await judged(filesOf([body['files']].flat()))
      if (!evidence.done) return list(c, ctx, { disputeId: id, form: formOf(words, evidence) }, 422)
      const outcome = await outcomeOf(callerFor(ctx).disputes.answerAsked({ disputeId: id, words }))
      if (!outcome.done) return list(c, ctx, { disputeId: id, form: formOf(words, outcome) }, outcome.status)
      await addEvidence(ownScope(ctx), id, evidence.value)
      return c.redirect(`/d/disputes?done=answered&id=${id}#done`, 303)
    }),
  )

  app.post(
    '/d/disputes/:id/files',
    withFiles(web),
    inside(web, async (c, ctx) => {
      const id = c.req.param('id')
      if (!isId('dispute', id)) return answerClosed(web, c)
      const body = await c.req.parseBody({ all: true })
      const sent = filesOf([body['files']].flat())
      const evidence = await judged(sent)
      if (!evidence.done || sent.length === 0) {
        const refusal = evidence.done ? null : evidence.refusal
        const faults = sent.length === 0 ? { files: 'input.required' } : {}
        return list(c, ctx, { disputeId: id, form: formOf('', { faults, refusal }) }, 422)
      }
      await addEvidence(ownScope(ctx), id, evidence.value)
      return c.redirect(`/d/disputes?done=files&id=${id}#done`, 303)
    }),
  )
  return app
}

const longest = 20_000

const formOf = (
  words: string,
  { faults, refusal }: { faults: Form['faults']; refusal: Form['refusal'] },
): Form => ({ values: { words, files: '' }, faults, refusal })
