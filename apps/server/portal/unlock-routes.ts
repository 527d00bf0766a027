import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { Refusal, isRefusal } from '#shared/refusal.ts'
import { sessionSeconds } from '#shared/access/debtor-session.ts'
import { linkCookieSeconds } from '#shared/portal/session-policy.ts'
import type { Web } from '../http.ts'
import { blank, typedIn } from '../page-form.ts'
import { addressOf, debtorCookie, type Env, languageCookie, type WebContext } from '../request.ts'
import { type OpenLink, openLink } from './open-link.ts'
import {
  answerClosed,
  answerPage,
  cookieOptions,
  debtorOf,
  linkCookie,
  portalLanguage,
  sessionCookieOptions,
} from './portal-web.ts'
import { sendCode } from './send-code.ts'
import { type Factor, startSession } from './start-session.ts'
import { tryCode } from './try-code.ts'
import { tryInvoice } from './try-invoice.ts'

/** From the link in a mail or letter to the verified visit. */
export function unlockRoutes(web: Web): Hono<Env> {
  const { house } = web
  const app = new Hono<Env>()
  const linkOf = (c: WebContext) => openLink(house, getCookie(c, linkCookie))
  const ipOf = (c: WebContext) => addressOf(c, house.config.trustedProxies)

  const locked = (c: WebContext, link: OpenLink, refused?: Refused) =>
    answerPage(
      web,
      c,
      {
        page: 'portal-locked',
        sender: link.sender,
        maskedEmail: link.email?.masked ?? null,
        form: formOf('number', refused),
      },
      { language: portalLanguage(c, link.language), path: '/d', status: refused?.status ?? 200 },
    )
  const code = (c: WebContext, link: OpenLink, refused?: Refused) =>
    answerPage(
      web,
      c,
      {
        page: 'portal-code',
        sender: link.sender,
        maskedEmail: link.email?.masked ?? '',
        form: formOf('code', refused),
      },
      { language: portalLanguage(c, link.language), path: '/d/code', status: refused?.status ?? 200 },
    )
  const letIn = async (c: WebContext, link: OpenLink, factor: Factor) => {
    const language = portalLanguage(c, link.language)
    const secret = await startSession(house, link, factor, language)
    // The visit goes on in the language it began in, and so do the card page and the receipt.
    const secure = house.config.publicUrl.startsWith('https://')
    setCookie(c, languageCookie, language, { path: '/', maxAge: sessionSeconds, sameSite: 'Lax', secure })
    setCookie(c, debtorCookie, secret, sessionCookieOptions)
    deleteCookie(c, linkCookie, { path: '/', secure: true })
    return c.redirect('/d/claim', 303)
  }

  app.get('/d', async (c) => {
    const token = getCookie(c, linkCookie)
    // A visit that is going on goes on; a link that was opened since is a question of its own.
    if (token === undefined && (await debtorOf(web, c))) return c.redirect('/d/claim', 303)
    const link = await openLink(house, token)
    return link ? locked(c, link) : answerClosed(web, c)
  })
  app.post('/d/factor', async (c) => {
    const link = await linkOf(c)
    if (!link) return answerClosed(web, c)
    const { number } = await typedIn(c, ['number'])
    const refused = await refusalOf(number, tryInvoice(house, link, ipOf(c), number))
    return refused ? locked(c, link, refused) : letIn(c, link, 'invoice')
  })
  app.post('/d/code', async (c) => {
    const link = await linkOf(c)
    if (!link) return answerClosed(web, c)
    const language = portalLanguage(c, link.language)
    const refused = await refusalOf('', sendCode(house, link, ipOf(c), language))
    return refused ? locked(c, link, refused) : c.redirect('/d/code', 303)
  })
  app.get('/d/code', async (c) => {
    const link = await linkOf(c)
    return link?.email ? code(c, link) : answerClosed(web, c)
  })
  app.post('/d/code/verify', async (c) => {
    const link = await linkOf(c)
    if (!link?.email) return answerClosed(web, c)
    const { code: typed } = await typedIn(c, ['code'])
    const refused = await refusalOf(typed, tryCode(house, link, ipOf(c), typed))
    return refused ? code(c, link, refused) : letIn(c, link, 'code')
  })
  app.get('/d/code/verify', (c) => c.redirect('/d/code', 303))
  app.get('/d/factor', (c) => c.redirect('/d', 303))
  return app
}

/**
 * The address in the letter. Programs that look at links before people do open it too, so it asks nothing, changes
 * nothing, and answers the same to every token: it only moves the token out of the address (D9).
 */
export function linkRoute(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/d/:token', (c) => {
    setCookie(c, linkCookie, c.req.param('token').slice(0, 64), cookieOptions(linkCookieSeconds))
    return c.redirect('/d', 303)
  })
  return app
}

type Refused = { typed: string; status: 422 | 429; refusal: Refusal }

async function refusalOf(typed: string, work: Promise<void>): Promise<Refused | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    if (!isRefusal(error)) throw error
    return { typed: typed.slice(0, 100), status: error.code === 'access.tooMany' ? 429 : 422, refusal: error }
  }
}

/** What is wrong with what was typed stands at its field; everything else stands above the form. */
function formOf<F extends 'number' | 'code'>(field: F, refused: Refused | undefined) {
  const form = blank([field])
  if (!refused) return form
  const { typed, refusal } = refused
  const atField = refusal.code.startsWith(`portal.${field}`)
  return {
    values: { ...form.values, [field]: typed },
    faults: atField ? { ...form.faults, [field]: refusal.code } : form.faults,
    refusal: atField ? null : refusal.toJSON(),
  }
}
