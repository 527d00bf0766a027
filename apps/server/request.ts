import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Actor } from '#shared/access/actor.ts'
import { type Country, isCountry } from '#shared/countries.ts'
import { isLanguage, type Language, negotiate } from '#shared/languages.ts'
import { splitAddress } from '#shared/pages/addresses.ts'
import type { Auth } from './access/auth.ts'
import { actorOfSession, debtorOfCookie, visitor } from './access/who.ts'
import type { House } from './house.ts'
import { signedText } from './secrets.ts'
import type { Ctx } from './trpc.ts'

export type Env = { Bindings: HttpBindings; Variables: { requestId: string } }
export type WebContext = Context<Env>

export const languageCookie = 'saldo-language'
export const themeCookie = 'saldo-theme'

/** The language of a page: what the address says, else what was chosen before, else what the browser prefers. */
export function languageOfRequest(c: WebContext): Language {
  const named = splitAddress(c.req.path).language
  if (named) return named
  const asked = c.req.query('lang')
  if (isLanguage(asked)) return asked
  const chosen = getCookie(c, languageCookie)
  return isLanguage(chosen) ? chosen : negotiate(c.req.header('accept-language'))
}

const homes: Record<Language, Country> = { en: 'GB', es: 'ES', de: 'DE', ar: 'AE' }

/** Where a visitor's business probably is: the region the browser names (`de-AT`), else where the language is at home. */
export function likelyCountry(c: WebContext): Country {
  const language = languageOfRequest(c)
  const tags = (c.req.header('accept-language') ?? '').slice(0, 200).split(',')
  const places = tags.flatMap((tag) => {
    const [, spoken, region] = /^\s*([a-z]{2,3})(?:-[A-Z][a-z]{3})?-([A-Z]{2})\b/.exec(tag) ?? []
    return isCountry(region) ? [{ spoken, region }] : []
  })
  // English is read everywhere, so any region tells where; another language counts only with its own regions.
  const fitting =
    places.find(({ spoken }) => spoken === language) ?? (language === 'en' ? places[0] : undefined)
  return fitting?.region ?? homes[language]
}

/** The visitor's address: the connection's own, or what as many proxies as the operator trusts have written down. */
export function addressOf(c: WebContext, trustedProxies: number): string {
  const direct = c.env.incoming?.socket.remoteAddress ?? 'unknown'
  if (trustedProxies === 0) return direct
  const hops = (c.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter(Boolean)
  return hops.at(-trustedProxies) ?? direct
}

/** `__Host-` needs https; a browser on localhost accepts it over http as well, so there is one name everywhere. */
export const debtorCookie = '__Host-saldo-debtor'

/** The token in better-auth's own cookie, signed as it signs it; anything else is nobody. */
function sessionToken({ config }: House, c: WebContext): string | null {
  const name = `${config.publicUrl.startsWith('https://') ? '__Secure-' : ''}saldo.session_token`
  const cookie = getCookie(c, name)
  return cookie ? signedText(cookie, config.authSecret) : null
}

/** What a procedure is told about a request of the app or of a public page. */
export async function contextOf(house: House, auth: Auth, c: WebContext): Promise<Ctx> {
  const language = languageOfRequest(c)
  const token = sessionToken(house, c)
  const signedIn = token ? await actorOfSession(house, auth, c.req.raw.headers, token) : null
  return contextFor(house, c, signedIn ?? visitor(language))
}

/** The same for a request of the debtor's link: no account counts there, only the verified link. */
export async function debtorContextOf(house: House, c: WebContext, isQuiet = false): Promise<Ctx> {
  const language = languageOfRequest(c)
  const token = getCookie(c, debtorCookie)
  const debtor = token ? await debtorOfCookie(house, token, language, isQuiet) : null
  return contextFor(house, c, debtor ?? visitor(language))
}

export const contextFor = (house: House, c: WebContext, actor: Actor): Ctx => ({
  house,
  actor,
  requestId: c.get('requestId'),
  ip: addressOf(c, house.config.trustedProxies),
  userAgent: (c.req.header('user-agent') ?? '').slice(0, 300),
})
