import { Hono } from 'hono'
import { isId, newId } from '#shared/ids.ts'
import type { PortalDisputeCheckPage, PortalDisputePage } from '#shared/pages/dispute-pages.ts'
import { disputeFields } from '#shared/pages/dispute-pages.ts'
import { forgetUnused } from '../cases/keep-files.ts'
import { keepEvidence } from '../disputes/add-evidence.ts'
import type { Web } from '../http.ts'
import { blank, type Outcome, outcomeOf } from '../page-form.ts'
import type { Env, WebContext } from '../request.ts'
import type { OwnCase, OwnCreditor } from '../trpc.ts'
import { inside } from './claim-routes.ts'
import { answerDisputes } from './disputes-list.ts'
import { faultsOnForm, readDispute, type TypedDispute, typedDispute } from './dispute-form.ts'
import { answerPage, callerFor, type DebtorCtx } from './portal-web.ts'
import { toChooseAgain, withFiles } from './sent-files.ts'

/** A debtor's session is proved by its cookie; what it names is its own case. */
export const ownScope = (ctx: DebtorCtx) => ({
  ...ctx,
  caseId: ctx.actor.caseId as string as OwnCase,
  creditorId: ctx.actor.creditorId as string as OwnCreditor,
})

/** Something is wrong: choosing what, seeing what follows from it in figures, and sending it. */
export function disputeRoutes(web: Web): Hono<Env> {
  const app = new Hono<Env>()
  const { clock } = web.house

  const choose = async (
    c: WebContext,
    ctx: DebtorCtx,
    rest: Partial<Pick<PortalDisputePage, 'chosen' | 'faultyItem' | 'leftOut' | 'form'>>,
    status: 200 | 422 | 429 = 200,
  ) => {
    const view = await callerFor(ctx).portal.view()
    if (view.state !== 'open') return c.redirect('/d/claim', 303)
    const page: PortalDisputePage = {
      page: 'portal-dispute',
      view,
      chosen: [],
      faultyItem: null,
      leftOut: [],
      form: blank(disputeFields),
      ...rest,
    }
    return answerPage(web, c, page, { status, path: '/d/dispute', language: ctx.actor.language })
  }

  const again = (
    c: WebContext,
    ctx: DebtorCtx,
    { values, chosen, files }: TypedDispute,
    { faults, refusal, status }: Extract<Outcome<unknown>, { done: false }>,
  ) =>
    choose(
      c,
      ctx,
      { chosen, leftOut: toChooseAgain(files), form: { values, faults: faultsOnForm(faults), refusal } },
      status,
    )

  const check = async (c: WebContext, ctx: DebtorCtx, typed: TypedDispute) => {
    const caller = callerFor(ctx)
    const view = await caller.portal.view()
    if (view.state !== 'open') return c.redirect('/d/claim', 303)
    const reading = readDispute(typed, view.currency, ctx.actor.language)
    const { values, chosen } = typed
    const leftOut = toChooseAgain(typed.files)
    if ('faults' in reading) {
      const { faults, faultyItem } = reading
      return choose(c, ctx, { chosen, faultyItem, leftOut, form: { values, faults, refusal: null } }, 422)
    }
    if (typed.change) return choose(c, ctx, { chosen, form: { values, faults: {}, refusal: null } })
    const outcome = await outcomeOf(caller.disputes.consider(reading.input))
    if (!outcome.done) return again(c, ctx, typed, outcome)
    const page: PortalDisputeCheckPage = {
      page: 'portal-dispute-check',
      view,
      disputeId: isId('dispute', typed.disputeId)
        ? typed.disputeId
        : newId('dispute', Date.parse(clock.now())),
      type: reading.type,
      items: reading.input.items.map(({ invoiceId, amountMinor }) => ({
        invoiceId,
        number: view.invoices.find((invoice) => invoice.invoiceId === invoiceId)?.number ?? '',
        amount: amountMinor,
        typed: chosen.find((item) => item.invoiceId === invoiceId)?.amount ?? '',
      })),
      values,
      effect: outcome.value,
      leftOut,
      form: blank(['files']),
    }
    return answerPage(web, c, page, { path: '/d/dispute', language: ctx.actor.language })
  }

  app.get(
    '/d/dispute',
    inside(web, (c, ctx) => choose(c, ctx, {})),
  )
  app.post(
    '/d/dispute',
    inside(web, async (c, ctx) => check(c, ctx, await typedDispute(c))),
  )
  app.post(
    '/d/dispute/send',
    withFiles(web),
    inside(web, async (c, ctx) => {
      const typed = await typedDispute(c)
      const caller = callerFor(ctx)
      const { currency } = await caller.portal.view()
      const reading = readDispute(typed, currency, ctx.actor.language)
      if ('faults' in reading || typed.change || !isId('dispute', typed.disputeId))
        return check(c, ctx, typed)
      const { disputeId } = typed
      const { kept, leftOut } = await keepEvidence(web.house, typed.files)
      const { disputes } = callerFor({ ...ctx, sent: kept })
      const outcome = await outcomeOf(disputes.open({ ...reading.input, disputeId }))
      await forgetUnused(web.house, kept)
      if (!outcome.done) return again(c, ctx, typed, outcome)
      const missing = [...leftOut, ...outcome.value.leftOut]
      if (missing.length > 0)
        return answerDisputes(web, c, ctx, { done: 'sent', disputeId, leftOut: missing })
      return c.redirect(`/d/disputes?done=sent&id=${disputeId}#done`, 303)
    }),
  )
  // Whoever loads the page again after sending begins at the list.
  app.get('/d/dispute/send', (c) => c.redirect('/d/disputes', 303))
  return app
}
