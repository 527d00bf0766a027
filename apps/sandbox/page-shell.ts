import { randomBytes } from 'node:crypto'
import { html, raw } from 'hono/html'
import { style } from './page-style.ts'
import { type Language, languageNames, languages, type Say } from './words.ts'

export type Html = ReturnType<typeof html>

export interface Shell {
  language: Language
  say: Say
  title: string
  /** Narrow pages have one column. */
  narrow?: boolean
  /** The address of this page, for the links to its other languages. */
  path: string
  script?: string
  /** Where a form may lead: browsers check redirects after a form against the policy, too. */
  formTargets?: Array<string | null>
}

const warning = raw(
  '<svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">' +
    '<path d="M10 3 1.8 17h16.4zM10 8.5v4M10 14.8v.2" stroke-linejoin="round" stroke-linecap="round"/></svg>',
)
export const warningSign = warning

function origins(targets: Array<string | null>): string {
  const known = targets.flatMap((target) =>
    target !== null && URL.canParse(target) ? [new URL(target).origin] : [],
  )
  return known.filter((origin) => origin !== 'null').join(' ')
}

/** A whole page with its headers: nothing is loaded from anywhere, nothing is kept by browsers or search engines. */
export function page(shell: Shell, status: number, content: Html | Promise<Html>): Promise<Response> {
  const { language, say } = shell
  const nonce = randomBytes(16).toString('base64')
  const script =
    shell.script === undefined ? '' : html`<script nonce="${nonce}">${raw(shell.script)}</script>`
  const body = html`<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${shell.title} · ${say('test')}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${raw(style)}</style>
</head>
<body>
<header class="test">${warning}<span>${say('test')}</span></header>
<main class="${shell.narrow === true ? 'one' : ''}">${content}</main>
<footer class="${shell.narrow === true ? 'one' : ''}"><nav aria-label="${say('language')}"><ul>${languages.map(
    (code) =>
      html`<li><a href="${shell.path}?lang=${code}" lang="${code}" hreflang="${code}" ${
        code === language ? raw('aria-current="true"') : ''
      }>${languageNames[code]}</a></li>`,
  )}</ul></nav></footer>
${script}
</body>
</html>`
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    'img-src data:',
    `form-action 'self' ${origins(shell.formTargets ?? [])}`.trim(),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return Promise.resolve(body).then(
    (text) =>
      new Response(String(text), {
        status,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': policy,
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
          'x-content-type-options': 'nosniff',
          'x-robots-tag': 'noindex',
        },
      }),
  )
}
