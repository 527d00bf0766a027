import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { getCookie } from 'hono/cookie'
import type { Language } from '#shared/languages.ts'
import { splitAddress } from '#shared/pages/addresses.ts'
import type { Page } from '#shared/pages/page.ts'
import type { Web } from './http.ts'
import { rememberLast } from './remember.ts'
import { languageOfRequest, themeCookie, type WebContext } from './request.ts'

export type PageOptions = {
  status?: 200 | 400 | 403 | 404 | 410 | 422 | 429 | 500 | 503
  language?: Language
  /** Only pages that everybody may find are indexed. */
  index?: boolean
  /** The address the language switch leads to; the page's own where nothing is said. */
  path?: string
  headers?: Record<string, string>
}

/** Answers with a server-rendered page, framed and with its policy. */
export async function respondWithPage(
  web: Web,
  c: WebContext,
  page: Page,
  options: PageOptions = {},
): Promise<Response> {
  const { config } = web.house
  const html = await web.pages.html(page, {
    language: options.language ?? languageOfRequest(c),
    path: options.path ?? splitAddress(c.req.path).path,
    publicUrl: config.publicUrl,
    agency: config.agency,
    demo: !config.production,
    index: options.index ?? false,
    theme: themeOf(c),
  })
  c.header('content-security-policy', web.pages.policy())
  c.header('vary', 'accept-language, accept-encoding, cookie')
  c.header('cache-control', 'private, no-cache')
  for (const [name, value] of Object.entries(options.headers ?? {})) c.header(name, value)
  const [encoding, body] = compressed(html, c.req.header('accept-encoding') ?? '')
  c.header('content-type', 'text/html; charset=utf-8')
  if (encoding) c.header('content-encoding', encoding)
  return c.body(body, options.status ?? 200)
}

const quality = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 5,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  },
}

/** A page is compressed as it is sent: quickly, because somebody waits for it, and once while it stays the same. */
const packed = {
  br: rememberLast(100, String, (html: string) => brotliCompressSync(html, quality)),
  gzip: rememberLast(20, String, (html: string) => gzipSync(html, { level: 6 })),
}

function compressed(
  html: string,
  accepts: string,
): [encoding: string, body: string | Uint8Array<ArrayBuffer>] {
  if (/\bbr\b/.test(accepts)) return ['br', packed.br(html)]
  if (/\bgzip\b/.test(accepts)) return ['gzip', packed.gzip(html)]
  return ['', html]
}

function themeOf(c: WebContext): 'light' | 'dark' | null {
  const chosen = getCookie(c, themeCookie)
  return chosen === 'light' || chosen === 'dark' ? chosen : null
}
