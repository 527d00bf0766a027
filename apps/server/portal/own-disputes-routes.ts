import { Hono } from 'hono'
import { isId } from '#shared/ids.ts'
import type { PortalDisputesPage } from '#shared/pages/dispute-pages.ts'
import { forgetUnused } from '../cases/keep-files.ts'
import { addEvidence, keepEvidence } from '../disputes/add-evidence.ts'
import type { Web } from '../http.ts'
import { outcomeOf } from '../page-form.ts'
import type { Env, WebContext } from '../request.ts'
import { inside } from './claim-routes.ts'
import { ownScope } from './dispute-routes.ts'
import { answerDisputes } from './disputes-list.ts'
import { answerClosed, callerFor, type DebtorCtx } from './portal-web.ts'
import { sentFiles, toChooseAgain, withFiles } from './sent-files.ts'

const doings = ['sent', 'answered', 'files', 'withdrawn'] as const
type Form = PortalDisputesPage['form']

/** How one's own disputes stand, and what can still be done: answer, send files, take it back. */
export function ownDisputesRoutes(web: Web): Hono<Env> {
  const app = new Hono<Env>()

  type Rest = Parameters<typeof answerDisputes>[3]
  const list = (c: WebContext, ctx: DebtorCtx, rest: Rest, status: 200 | 422 | 429 = 200) =>
    answerDisputes(web, c, ctx, rest, status)

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
      const sent = await sentFiles([body['files']].flat())
      const { kept, leftOut } = await keepEvidence(web.house, sent)
      const { disputes } = callerFor({ ...ctx, sent: kept })
      const outcome = await outcomeOf(disputes.answerAsked({ disputeId: id, words }))
      await forgetUnused(web.house, kept)
      if (!outcome.done) {
        const rest = { disputeId: id, leftOut: toChooseAgain(sent), form: formOf(words, outcome) }
        return list(c, ctx, rest, outcome.status)
      }
      const missing = [...leftOut, ...outcome.value.leftOut]
      if (missing.length > 0) return list(c, ctx, { done: 'answered', disputeId: id, leftOut: missing })
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
      const sent = await sentFiles([body['files']].flat())
      if (sent.length === 0) {
        const form = formOf('', { faults: { files: 'input.required' }, refusal: null })
        return list(c, ctx, { disputeId: id, form }, 422)
      }
      const { kept, leftOut } = await keepEvidence(web.house, sent)
      const adding = addEvidence(ownScope(ctx), id, kept).finally(() => forgetUnused(web.house, kept))
      const missing = [...leftOut, ...(await adding)]
      if (missing.length === 0) return c.redirect(`/d/disputes?done=files&id=${id}#done`, 303)
      const isSome = missing.length < sent.length
      return list(
        c,
        ctx,
        { done: isSome ? 'files' : null, disputeId: id, leftOut: missing },
        isSome ? 200 : 422,
      )
    }),
  )
  return app
}

const longest = 20_000

const formOf = (
  words: string,
  { faults, refusal }: { faults: Form['faults']; refusal: Form['refusal'] },
): Form => ({ values: { words, files: '' }, faults, refusal })
