import { type Context, Hono } from 'hono'
import type { Box } from './box.ts'
import { type CheckoutStep, finishCheckoutChallenge, payCheckout } from './checkout-payment.ts'
import { formatAmount } from './currencies.ts'
import { ApiError } from './errors.ts'
import { checkoutPage } from './hosted-page.ts'
import type { Kinds } from './kinds.ts'
import { challengePage, closedPage, missingPage, receiptPage } from './notice-pages.ts'
import { finishChallenge } from './payment-attempt.ts'
import { known } from './pick.ts'
import { finishSetupChallenge } from './setup-intents.ts'
import { chooseLanguage, type Language } from './words.ts'

type Session = Kinds['session']
type Intent = Kinds['payment_intent'] | Kinds['setup_intent']
type Choice = 'approve' | 'cancel' | 'fail'

function languageOf(c: Context, locale: string | null): Language {
  return chooseLanguage(c.req.query('lang'), locale, c.req.header('accept-language') ?? '')
}

function successUrl(session: Session): string {
  return (session.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id)
}

async function typedForm(c: Context): Promise<(name: string) => string> {
  const form = new URLSearchParams(await c.req.text())
  return (name) => (form.get(name) ?? '').slice(0, 200)
}

/** The pages people see. A GET changes nothing; every form ends in a redirect, so that reloading is harmless. */
export function pages(box: Box): Hono {
  const app = new Hono()
  const change = <T>(work: () => T): T => {
    try {
      return box.store.transaction(work)
    } finally {
      box.wake()
    }
  }
  const follow = (c: Context, sessionId: string, step: CheckoutStep): Response => {
    const lang = `?lang=${languageOf(c, null)}`
    if (step.go === 'challenge') return c.redirect(`/3ds/${step.intent}${lang}`, 303)
    if (step.go === 'done') return c.redirect(successUrl(known(box, 'session', sessionId)), 303)
    // A wrong field is focused by the page, which browsers skip when the address names a place in it.
    const refused = known(box, 'checkout', sessionId).problems.some(({ field }) => field === 'card')
    return c.redirect(`/c/pay/${sessionId}${lang}${refused ? '#how' : ''}`, 303)
  }
  const closed = (c: Context, session: Session): Promise<Response> => {
    const next = session.status === 'complete' ? successUrl(session) : session.cancel_url
    return closedPage(session, next, languageOf(c, session.locale), box.merchant)
  }

  app.get('/c/pay/:id', (c) => {
    const session = box.store.get('session', c.req.param('id'))
    if (session === undefined) return missingPage(languageOf(c, null), c.req.path)
    if (session.status !== 'open') return closed(c, session)
    const checkout = known(box, 'checkout', session.id)
    const language = languageOf(c, session.locale)
    return checkoutPage({ session, checkout, language, merchant: box.merchant, card: c.req.query('card') })
  })

  app.post('/c/pay/:id', async (c) => {
    const typed = await typedForm(c)
    const session = box.store.get('session', c.req.param('id'))
    if (session === undefined) return missingPage(languageOf(c, null), c.req.path)
    // Paid in another tab, or the button pressed twice: the person is where they wanted to be.
    if (session.status === 'complete') return c.redirect(successUrl(session), 303)
    if (session.status !== 'open') return closed(c, session)
    const card = {
      number: typed('number'),
      expiry: typed('expiry'),
      cvc: typed('cvc'),
      name: typed('name'),
      email: typed('email'),
    }
    return follow(
      c,
      session.id,
      change(() => payCheckout(box, session, card)),
    )
  })

  const waiting = (id: string): Intent | undefined => {
    const intent = box.store.get('payment_intent', id) ?? box.store.get('setup_intent', id)
    return intent?.status === 'requires_action' ? intent : undefined
  }
  const sessionOf = (intent: Intent): Session | undefined => {
    return box.store.all('session').find((session) => session.payment_intent === intent.id)
  }

  app.get('/3ds/:id', (c) => {
    const intent = waiting(c.req.param('id'))
    if (intent === undefined) return missingPage(languageOf(c, null), c.req.path)
    const session = sessionOf(intent)
    const language = languageOf(c, session?.locale ?? null)
    const returnUrl = box.store.get('challenge', intent.id)?.returnUrl ?? null
    return challengePage({
      id: intent.id,
      amount:
        intent.object === 'payment_intent' ? formatAmount(intent.amount, intent.currency, language) : null,
      last4: known(box, 'payment_method', String(intent.payment_method)).card?.last4 ?? '',
      language,
      merchant: box.merchant,
      formTargets: [session?.success_url ?? null, returnUrl],
    })
  })

  app.post('/3ds/:id', async (c) => {
    const typed = await typedForm(c)
    const asked = typed('choice')
    const choice: Choice = asked === 'approve' || asked === 'cancel' ? asked : 'fail'
    const id = c.req.param('id')
    const intent = waiting(id)
    if (intent === undefined) return missingPage(languageOf(c, null), c.req.path)
    const session = sessionOf(intent)
    if (session !== undefined && intent.object === 'payment_intent') {
      return follow(
        c,
        session.id,
        change(() => finishCheckoutChallenge(box, session.id, intent, choice)),
      )
    }
    const returnUrl = box.store.get('challenge', id)?.returnUrl ?? null
    const succeeded = change(() => finishAlone(box, intent, choice === 'approve'))
    if (returnUrl === null) return c.text(succeeded ? 'Authenticated.' : 'Not authenticated.')
    const target = new URL(returnUrl)
    target.searchParams.set(intent.object, id)
    target.searchParams.set(`${intent.object}_client_secret`, intent.client_secret ?? '')
    target.searchParams.set('redirect_status', succeeded ? 'succeeded' : 'failed')
    return c.redirect(target.href, 303)
  })

  app.get('/receipts/:id', (c) => {
    const charge = box.store.get('charge', c.req.param('id'))
    const language = languageOf(c, null)
    return charge?.paid === true
      ? receiptPage(charge, language, box.merchant)
      : missingPage(language, c.req.path)
  })
  app.notFound((c) => missingPage(languageOf(c, null), c.req.path))
  return app
}

/** An intent confirmed through the API: the shop's own page reads the outcome from the address it gets back. */
function finishAlone(box: Box, intent: Intent, passed: boolean): boolean {
  try {
    const after =
      intent.object === 'payment_intent'
        ? finishChallenge(box, intent, passed)
        : finishSetupChallenge(box, intent, passed)
    return after.status === 'succeeded' || after.status === 'requires_capture'
  } catch (error) {
    if (error instanceof ApiError && error.keepsEffects) return false
    throw error
  }
}
