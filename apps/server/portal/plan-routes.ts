import { Hono } from 'hono'
import { isId } from '#shared/ids.ts'
import type {
  DrawnPlan,
  PlanTalk,
  PlanWordField,
  PortalPlanTalkPage,
  PortalPlanTermsPage,
} from '#shared/pages/plan-pages.ts'
import { planWordFields } from '#shared/pages/plan-pages.ts'
import type { FormState } from '#shared/pages/public-pages.ts'
import type { Web } from '../http.ts'
import { blank, outcomeOf, typedIn } from '../page-form.ts'
import type { Env, WebContext } from '../request.ts'
import { inside } from './claim-routes.ts'
import { queryOf, readTerms, type ReadTerms } from './plan-form.ts'
import { answerPage, callerFor, type DebtorCtx } from './portal-web.ts'

type Status = 200 | 422 | 429
type Caller = ReturnType<typeof callerFor>

/**
 * Paying in parts: where it stands, choosing, and the page before the button. Choosing and looking change nothing, so
 * they are addresses; only signing, sending and taking back are posted, each to the address it was shown at.
 */
export function planRoutes(web: Web): Hono<Env> {
  const app = new Hono<Env>()

  /** Where it stands: the plan that is kept, the negotiation, or the form that begins one. */
  const standing = async (
    c: WebContext,
    ctx: DebtorCtx,
    form: FormState<'name'> = blank(['name']),
    status: Status = 200,
  ) => {
    const caller = callerFor(ctx)
    const [talk, view] = [await caller.plans.talk(), await caller.portal.view()]
    const options = { status, path: '/d/plan', language: ctx.actor.language }
    const done = c.req.query('done')
    if (talk.plan?.isActive && view.plan && view.state !== 'closed') {
      const kept = { ...view, plan: view.plan }
      const signed = done === 'signed' ? done : null
      const { card } = await caller.payments.card({})
      const mayKeepCard = card ? 'kept' : (await caller.payments.mandate()) ? 'offered' : null
      const page = {
        page: 'portal-plan',
        view: kept,
        signed: talk.plan,
        managerName: talk.managerName,
        mayKeepCard,
        card: card && { last4: card.last4, isStopped: card.isStopped, next: card.next },
        done: signed,
      } as const
      return answerPage(web, c, page, options)
    }
    const isOpen = view.state === 'open'
    const isChoosing = isOpen && (isShown(talk) || done === 'withdrawn')
    if (view.hadPlan && !isChoosing) return c.redirect('/d/plan/ended', 303)
    if (!isOpen) return c.redirect('/d/claim', 303)
    if (isShown(talk)) {
      // The page stays open while the answer comes: what was sent is news only until then.
      const sent = done === 'sent' && talk.live.status === 'WITH_MANAGER' ? done : null
      const { timeZone } = view
      return answerPage(web, c, { page: 'portal-plan-talk', talk, timeZone, form, done: sent }, options)
    }
    if (talk.whyNot) return answerPage(web, c, { page: 'portal-plan-none', whyNot: talk.whyNot }, options)
    const read = readTerms(new URLSearchParams(), talk, ctx.actor.language)
    return choosing(c, ctx, talk, read, status, done === 'withdrawn' ? done : null)
  }

  const choosing = (
    c: WebContext,
    { actor }: DebtorCtx,
    talk: PlanTalk,
    read: ReadTerms,
    status: Status,
    done: PortalPlanTermsPage['done'] = null,
  ) =>
    answerPage(
      web,
      c,
      { page: 'portal-plan-terms', talk, ...read, done },
      { status, path: `/d/plan/terms?${queryOf(read.form.values)}`, language: actor.language },
    )

  app.get(
    '/d/plan',
    inside(web, (c, ctx) => standing(c, ctx)),
  )
  app.get(
    '/d/plan/ended',
    inside(web, async (c, ctx) => {
      const { plans, portal } = callerFor(ctx)
      const ended = await plans.ended()
      if (!ended) return c.redirect('/d/plan', 303)
      const { timeZone } = await portal.view()
      const { language } = ctx.actor
      return answerPage(web, c, { page: 'portal-plan-ended', ended, timeZone }, { language })
    }),
  )
  app.get(
    '/d/plan/terms',
    inside(web, async (c, ctx) => {
      const talk = await callerFor(ctx).plans.talk()
      if (!mayOffer(talk)) return c.redirect('/d/plan', 303)
      return choosing(c, ctx, talk, readTerms(new URL(c.req.url).searchParams, talk, ctx.actor.language), 200)
    }),
  )

  /** What exactly will happen, drawn by the rules of the server. */
  const next = async (
    c: WebContext,
    ctx: DebtorCtx,
    act: (drawn: DrawnPlan, caller: Caller) => Promise<Answer>,
  ) => {
    const caller = callerFor(ctx)
    const talk = await caller.plans.talk()
    if (!mayOffer(talk)) return c.redirect('/d/plan', 303)
    const read = readTerms(new URL(c.req.url).searchParams, talk, ctx.actor.language)
    if (!read.preview) return choosing(c, ctx, talk, read, 422)
    const { terms } = read.preview
    const refused = (refusal: FormState<string>['refusal']) =>
      choosing(c, ctx, talk, { form: { ...read.form, refusal }, preview: null }, 422)
    const drawn = await outcomeOf(caller.plans.draw(terms))
    if (!drawn.done) return refused(drawn.refusal)
    const answer = await act(drawn.value, caller)
    if ('leadsTo' in answer) return c.redirect(answer.leadsTo, 303)
    // What was refused may have changed what can be done: the day, the amount, who decides.
    const again = answer.status === 200 ? drawn : await outcomeOf(caller.plans.draw(terms))
    if (!again.done) return refused(again.refusal)
    const query = queryOf(read.form.values)
    return answerPage(
      web,
      c,
      { page: 'portal-plan-next', talk, drawn: again.value, query, form: answer.form },
      { status: answer.status, path: `/d/plan/next?${query}`, language: ctx.actor.language },
    )
  }
  app.get(
    '/d/plan/next',
    inside(web, (c, ctx) => next(c, ctx, async () => ({ form: blank(planWordFields), status: 200 }))),
  )
  app.post(
    '/d/plan/next',
    inside(web, (c, ctx) => next(c, ctx, (drawn, caller) => sendOrSign(c, drawn, caller))),
  )

  app.post(
    '/d/plan',
    inside(web, async (c, ctx) => {
      const { plans } = callerFor(ctx)
      const typed = await typedIn(c, ['act', 'negotiationId', 'version', 'name', 'textSha256'])
      const { name, textSha256 } = typed
      if (!isId('negotiation', typed.negotiationId)) return c.redirect('/d/plan', 303)
      const seen = { negotiationId: typed.negotiationId, version: Number(typed.version) }
      const isWithdrawal = typed.act === 'withdraw'
      const outcome = await outcomeOf<unknown>(
        isWithdrawal ? plans.withdraw(seen) : plans.sign({ ...seen, name, textSha256 }),
      )
      if (outcome.done) return c.redirect(`/d/plan?done=${isWithdrawal ? 'withdrawn' : 'signed'}`, 303)
      const { faults, refusal, status } = outcome
      return standing(c, ctx, { values: { name }, faults, refusal }, status)
    }),
  )
  return app
}

type Answer = { leadsTo: string } | { form: FormState<PlanWordField>; status: Status }

/** The button of the page before: signing inside the bounds, an offer outside them. What was typed comes back. */
async function sendOrSign(c: WebContext, drawn: DrawnPlan, { plans }: Caller): Promise<Answer> {
  const typed = await typedIn(c, ['act', 'negotiationId', 'version', 'textSha256', ...planWordFields])
  const { name, words, whyNotViable, textSha256 } = typed
  const values = { name, words, whyNotViable }
  const { terms } = drawn
  if (!isId('negotiation', typed.negotiationId)) return { leadsTo: '/d/plan' }
  const { negotiationId } = typed
  if (typed.act === 'offer' && drawn.isReduction && whyNotViable.trim() === '') {
    const faults = { whyNotViable: 'input.required' }
    return { form: { values, faults, refusal: null }, status: 422 }
  }
  const optional = (text: string) => (text.trim() === '' ? undefined : text)
  const outcome = await outcomeOf<unknown>(
    typed.act === 'confirm'
      ? plans.confirm({ negotiationId, terms, name, textSha256 })
      : plans.offer({
          negotiationId,
          version: typed.version === '' ? undefined : Number(typed.version),
          terms,
          words: optional(words),
          whyNotViable: optional(whyNotViable),
        }),
  )
  if (outcome.done) return { leadsTo: `/d/plan?done=${typed.act === 'confirm' ? 'signed' : 'sent'}` }
  const { faults, refusal, status } = outcome
  return { form: { values, faults, refusal }, status }
}

/** A negotiation that lives is shown, and how one has ended too, unless the debtor has ended it. */
function isShown(talk: PlanTalk): talk is PortalPlanTalkPage['talk'] {
  return talk.live !== null && (!talk.live.isOver || /^(REJECTED|EXPIRED)$/.test(talk.live.status))
}

const mayOffer = ({ whyNot, live }: PlanTalk): boolean =>
  whyNot === null && (live === null || live.isOver || live.mayOffer)
