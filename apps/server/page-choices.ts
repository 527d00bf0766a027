import type { MiddlewareHandler } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'
import { isLanguage } from '#shared/languages.ts'
import { type Env, languageCookie, themeCookie } from './request.ts'

/**
 * `?lang=de` and `?theme=dark` are choices of the reader: they are kept in a cookie, and the same page is shown again
 * at its plain address. The only two cookies a visitor ever gets. It works without a script.
 */
export function pageChoices(isSecure: boolean): MiddlewareHandler<Env> {
  // Scripts of the app read the same two cookies, so they are not hidden from scripts.
  const kept: CookieOptions = { path: '/', maxAge: 31_536_000, sameSite: 'Lax', secure: isSecure }
  return async (c, next) => {
    const lang = c.req.query('lang')
    const theme = c.req.query('theme')
    if (c.req.method !== 'GET' || (!isLanguage(lang) && !isTheme(theme))) return next()
    if (isLanguage(lang)) setCookie(c, languageCookie, lang, kept)
    if (theme === 'system') deleteCookie(c, themeCookie, { path: '/' })
    else if (isTheme(theme)) setCookie(c, themeCookie, theme, kept)
    const address = new URL(c.req.url)
    address.searchParams.delete('lang')
    address.searchParams.delete('theme')
    return c.redirect(`${address.pathname}${address.search}`, 303)
  }
}

const isTheme = (text: unknown): text is 'light' | 'dark' | 'system' =>
  text === 'light' || text === 'dark' || text === 'system'
