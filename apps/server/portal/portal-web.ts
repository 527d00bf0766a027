import { getCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'
import type { DebtorActor } from '#shared/access/actor.ts'
import { isLanguage, type Language } from '#shared/languages.ts'
import type { PortalPage } from '#shared/pages/portal-pages.ts'
import { sessionSeconds } from '#shared/access/debtor-session.ts'
import type { Web } from '../http.ts'
import { respondWithPage, type PageOptions } from '../page-response.ts'
import { debtorContextOf, languageCookie, languageOfRequest, type WebContext } from '../request.ts'
import { bankRouter } from '../bank/bank-router.ts'
import { disputesRouter } from '../disputes/disputes-router.ts'
import { withdrawNegotiation } from '../plans/withdraw-offer.ts'
import { paymentsRouter } from '../payments/payments-router.ts'
import { plansRouter } from '../plans/plans-router.ts'
import { callerOf, type Ctx, router } from '../trpc.ts'
import { portalRouter } from './portal-router.ts'

/** Carries the token of a link from the address to the second factor, so that it stands in no address any more. */
export const linkCookie = '__Host-saldo-link'

export const cookieOptions = (maxAge: number): CookieOptions => ({
  path: '/',
  httpOnly: true,
  secure: true,
  sameSite: 'Lax',
  maxAge,
})
export const sessionCookieOptions = cookieOptions(sessionSeconds)

/** A language chosen on the page, else the one in which we write to this person, else the browser's. */
export function portalLanguage(c: WebContext, known: Language | null): Language {
  const chosen = getCookie(c, languageCookie)
  return isLanguage(chosen) ? chosen : (known ?? languageOfRequest(c))
}

export type DebtorCtx = Ctx & { actor: DebtorActor }

/** The verified debtor of this request, in the language the page is shown in; null before the second factor. */
export async function debtorOf({ house }: Web, c: WebContext): Promise<DebtorCtx | null> {
  const ctx = await debtorContextOf(house, c)
  const { actor } = ctx
  return actor.kind === 'debtor' ? { ...ctx, actor } : null
}

const linkRouter = router({
  bank: bankRouter,
  disputes: disputesRouter(withdrawNegotiation),
  payments: paymentsRouter,
  plans: plansRouter,
  portal: portalRouter,
})

/** The procedures behind the link, with their permissions, as this person may call them. */
export const callerFor = (ctx: Ctx) => callerOf(linkRouter)(ctx)

/** Where forms of the link may lead: to ourselves and to the card page, the provider's or the sandbox's. */
export function formTargets({ house }: Web): string[] {
  const { apiUrl } = house.config.stripe
  if (!apiUrl) return ['https://checkout.stripe.com']
  const { protocol, port } = new URL(apiUrl)
  return ['localhost', '127.0.0.1'].map((host) => `${protocol}//${host}${port ? `:${port}` : ''}`)
}

export const answerPage = (web: Web, c: WebContext, page: PortalPage, options: PageOptions = {}) =>
  respondWithPage(web, c, page, {
    ...options,
    headers: { 'content-security-policy': web.pages.policy(formTargets(web)), ...options.headers },
  })

/** Expired, revoked, mistyped and never made all look like this, to the byte. */
export const answerClosed = (web: Web, c: WebContext) =>
  answerPage(web, c, { page: 'portal-closed' }, { status: 404, path: '/d' })
