import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { agreementText, canonicalText, currentAgreementVersion } from '#shared/agreements/agreement-text.ts'
import type { Language } from '#shared/languages.ts'
import { languages } from '#shared/languages.ts'
import { addressIn, prefixed, publicPaths } from '#shared/pages/addresses.ts'
import { quoteFields } from '#shared/pages/public-pages.ts'
import { ourSuccessRate } from './cases/our-success-rate.ts'
import { contactPages } from './contact/contact-pages.ts'
import type { Web } from './http.ts'
import { blank } from './page-form.ts'
import { respondWithPage } from './page-response.ts'
import { freshValues, quotePages } from './quotes/quote-pages.ts'
import { type Env, languageOfRequest } from './request.ts'

/** Every public page at every language's address, and what robots read about them. */
export function publicPages(web: Web): Hono<Env> {
  const all = new Hono<Env>()
  for (const prefix of ['/', ...prefixed.map((language) => `/${language}`)]) {
    all.route(prefix, readingPages(web))
    all.route(prefix, quotePages(web))
    all.route(prefix, contactPages(web))
  }
  all.get('/en', (c) => c.redirect('/?lang=en', 301))
  all.get('/en/*', (c) => c.redirect(`${c.req.path.slice('/en'.length)}?lang=en`, 301))
  all.get('/sitemap.xml', (c) =>
    c.body(sitemap(web.house.config.publicUrl), 200, { 'content-type': 'application/xml' }),
  )
  all.get('/robots.txt', (c) => c.text(robots(web.house.config.publicUrl)))
  return all
}

/** The pages that only show something. */
function readingPages(web: Web): Hono<Env> {
  const pages = new Hono<Env>()
  const index = { index: true } as const
  const today = () => web.house.clock.today()

  pages.get('/', async (c) => {
    const form = { ...blank(quoteFields), values: freshValues(c), today: today() }
    const success = await ourSuccessRate(web.house)
    return respondWithPage(web, c, { page: 'home', form, success }, index)
  })
  pages.get('/prices', (c) => respondWithPage(web, c, { page: 'prices', today: today() }, index))
  pages.get('/how-it-works', (c) => respondWithPage(web, c, { page: 'how-it-works' }, index))
  pages.get('/help', (c) => respondWithPage(web, c, { page: 'help', today: today() }, index))
  pages.get('/legal', (c) => respondWithPage(web, c, { page: 'legal' }, index))
  pages.get('/agreement', (c) => {
    const text = agreementText(languageOfRequest(c))
    const sha256 = createHash('sha256').update(canonicalText(text)).digest('hex')
    return respondWithPage(
      web,
      c,
      { page: 'agreement', version: currentAgreementVersion, sha256, text },
      index,
    )
  })
  return pages
}

/** Every findable page in every language, each pointing at its other languages. */
function sitemap(publicUrl: string): string {
  const at = (language: Language, path: string) => publicUrl + addressIn(language, path)
  const alternates = (path: string) =>
    languages
      .map((language) => `<xhtml:link rel="alternate" hreflang="${language}" href="${at(language, path)}"/>`)
      .join('')
  const entries = publicPaths.flatMap((path) =>
    languages.map((language) => `<url><loc>${at(language, path)}</loc>${alternates(path)}</url>`),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${entries.join('')}</urlset>`
}

/** Behind a sign-in, a link or a token there is nothing to find. */
const robots = (publicUrl: string) =>
  `User-agent: *
Disallow: /app
Disallow: /desk
Disallow: /api
Disallow: /trpc
Disallow: /q/
Disallow: /d/
Allow: /
Sitemap: ${publicUrl}/sitemap.xml
`
