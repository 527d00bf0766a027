import { Hono } from 'hono'
import { parseAmount } from '#shared/parse-amount.ts'
import type { PayField, PortalPayPage } from '#shared/pages/portal-pages.ts'
import type { FormState } from '#shared/pages/public-pages.ts'
import type { PaymentChoice } from '#shared/payments/payment-input.ts'
import type { Web } from '../http.ts'
import { outcomeOf } from '../page-form.ts'
import type { Env, WebContext } from '../request.ts'
import { inside } from './claim-routes.ts'
import { answerPage, callerFor, type DebtorCtx } from './portal-web.ts'
import { transferOf } from './transfer-files.ts'

/** Choosing what to pay, the way to the card page, and the way back. */
export function payRoutes(web: Web): Hono<Env> {
  const app = new Hono<Env>()

  const choose = async (
    c: WebContext,
    ctx: DebtorCtx,
    typed: Typed,
    rest: Partial<FormState<PayField>> = {},
    status: 200 | 422 | 429 = 200,
  ) => {
    const view = await callerFor(ctx).portal.view()
    if (view.state !== 'open' || view.most === 0) return c.redirect('/d/claim', 303)
    const { choice, amount, invoiceIds } = typed
    const form = { values: { choice, amount }, faults: {}, refusal: null, ...rest }
    const transfer = await transferOf(ctx, view)
    const page: PortalPayPage = { page: 'portal-pay', view, chosen: invoiceIds, form, transfer }
    return answerPage(web, c, page, { status, path: '/d/pay', language: ctx.actor.language })
  }

  app.get(
    '/d/pay',
    inside(web, (c, ctx) => choose(c, ctx, { choice: '', amount: '', invoiceIds: [] })),
  )
  app.post(
    '/d/pay',
    inside(web, async (c, ctx) => {
      const typed = await typedChoice(c)
      const caller = callerFor(ctx)
      const { currency } = await caller.portal.view()
      // What restores a plan is worked out here, like everything that a button pays.
      const restore = typed.choice === 'restore' ? (await caller.plans.ended())?.restore : null
      const choice = restore
        ? ({ kind: 'amount', amountMinor: restore.amount } as const)
        : choiceOf(typed, (text) => parseAmount(text, currency, ctx.actor.language))
      if ('fault' in choice) return choose(c, ctx, typed, { faults: { [choice.field]: choice.fault } }, 422)
      const outcome = await outcomeOf(caller.payments.start(choice))
      if (outcome.done) return c.redirect(outcome.value.url, 303)
      const { faults, refusal, status } = outcome
      const tooMuch = refusal?.code === 'payments.moreThanDue' && typed.choice === 'amount'
      const fault = tooMuch ? { faults: { amount: refusal.code }, refusal: null } : { faults, refusal }
      return choose(c, ctx, typed, fault, status)
    }),
  )

  app.get(
    '/d/payments/:id',
    inside(web, async (c, ctx) => {
      const caller = callerFor(ctx)
      const standing = await caller.payments.outcome({ paymentId: c.req.param('id') ?? '' })
      if (!standing) return c.redirect('/d/claim', 303)
      const { creditor } = await caller.portal.view()
      const cancelled = c.req.query('cancelled') !== undefined
      const page = { page: 'portal-payment', creditorName: creditor.name, standing, cancelled } as const
      return answerPage(web, c, page, { language: ctx.actor.language })
    }),
  )
  /** What the page asks while it waits; the same word as on the page, nothing else. */
  app.get(
    '/d/payments/:id/state',
    inside(web, async (c, ctx) => {
      const standing = await callerFor(ctx).payments.outcome({ paymentId: c.req.param('id') ?? '' })
      return c.json({ state: standing?.state ?? 'expired' })
    }),
  )
  return app
}

type Typed = { choice: string; amount: string; invoiceIds: string[] }

async function typedChoice(c: WebContext): Promise<Typed> {
  const body = await c.req.parseBody({ all: true })
  const texts = (name: string) =>
    [body[name]].flat().flatMap((value) => (typeof value === 'string' ? [value.slice(0, 100)] : []))
  return {
    choice: texts('choice')[0] ?? 'everything',
    amount: texts('amount')[0] ?? '',
    invoiceIds: texts('invoice').slice(0, 200),
  }
}

type Fault = { field: PayField; fault: string }

function choiceOf(
  { choice, amount, invoiceIds }: Typed,
  read: (text: string) => number | null,
): PaymentChoice | Fault {
  if (choice === 'invoices') {
    return invoiceIds.length > 0
      ? { kind: 'invoices', invoiceIds }
      : { field: 'choice', fault: 'payments.chooseInvoice' }
  }
  if (choice === 'amount') {
    const amountMinor = read(amount)
    return amountMinor && amountMinor > 0
      ? { kind: 'amount', amountMinor }
      : { field: 'amount', fault: 'input.amount' }
  }
  return { kind: choice === 'instalment' ? 'instalment' : 'everything' }
}
