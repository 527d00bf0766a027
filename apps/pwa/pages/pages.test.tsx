import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Language, languages } from '#shared/languages.ts'
import type { Page } from '#shared/pages/page.ts'
import { agency, form, pages, stored, today } from './every-page.test-data.ts'
import { render } from './render.tsx'

const draw = (page: Page, language: Language) =>
  render(page, {
    language,
    path: '/somewhere',
    publicUrl: 'https://saldo.example',
    agency,
    demo: true,
    index: true,
    theme: null,
    css: 'a{}',
    script: 'islands()',
  })

const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0

describe.each(languages)('in %s', (language) => {
  test.each(Object.keys(pages))('%s', (name) => {
    const page = pages[name]
    if (!page) throw new Error(`No page ${name}`)
    const html = draw(page, language)
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`)
    expect(count(html, /<h1[ >]/g)).toBe(1)
    expect(count(html, /<main id="main"/g)).toBe(1)
    // A word that was not filled in, a value that was not formatted, a style that the policy forbids.
    expect(html).not.toMatch(/\{\{|undefined|NaN|\[object| style="/)
    const links = [...html.matchAll(/ href="([^"]*)"/g)].map((found) => found[1] ?? '')
    const inside = links.filter((link) => link.startsWith('/') && !/^\/(app|favicon|islands)/.test(link))
    const elsewhere = inside.filter(
      (link) => !link.includes('lang=') && language !== 'en' && !link.startsWith(`/${language}`),
    )
    // Behind a debtor's link the language stands in a cookie, not in the address.
    if (html.includes('data-frame="public"')) expect(elsewhere).toEqual([])
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((found) => found[1])
    expect(ids).toEqual([...new Set(ids)])
    for (const label of html.matchAll(/<label for="([^"]*)"/g)) expect(ids).toContain(label[1])
    for (const [, described = ''] of html.matchAll(/aria-describedby="([^"]*)"/g)) {
      for (const id of described.split(' ')) expect(ids).toContain(id)
    }
  })
})

test('every figure of an account opens to what it is made of, without a script, down to receipts and days', () => {
  const page = pages['account with everything']
  if (page?.page !== 'portal-claim') throw new Error('The account is among the pages')
  const html = draw(page, 'en')
  const made = html.slice(html.indexOf('id="made"'), html.indexOf('id="invoices"'))
  const rows = made.split('<summary').slice(1)
  const amounts = [
    '€16,800.00',
    '€569.80',
    '(− €100.00)',
    '€80.00',
    '€180.00',
    '− €2,000.00',
    '€15,629.80',
    '€500.00',
  ]
  for (const [place, amount] of amounts.entries()) expect(rows[place]).toContain(amount)
  // Two invoices and the costs come to what is open.
  expect(made).toContain('And of the costs: €180.00.')
  // Of a payment that was partly given back the rest is what counts.
  expect(made).toContain('€800.00')
  // Each invoice can be gone to, and what was paid of it names its payments.
  for (const { invoiceId, number } of page.view.invoices) {
    expect(made).toContain(`href="#${invoiceId}"`)
    expect(html).toContain(`id="${invoiceId}"`)
    expect(made).toContain(number)
  }
  const first = html.slice(html.indexOf('id="inv_01"'), html.indexOf('id="inv_02"'))
  for (const said of ['€600.00', '€400.00', '/d/payments/ONE/receipt.pdf', '121 days', '10.15%'])
    expect(first).toContain(said)
})

test('what was typed is shown again as text, whatever it contains, and what was chosen stays chosen', () => {
  const html = draw({ page: 'quote-form', form: form() }, 'en')
  expect(html).toContain('value="Bau &lt;Adler> &amp; Söhne"')
  expect(html).not.toContain('<Adler>')
  expect(count(html, /<option value="ES"[^>]* selected/g)).toBe(1)
  expect(count(html, /<option value="DE" selected/g)).toBe(1)
  expect(count(html, /<option value="EUR" selected/g)).toBe(1)
})

test('drawings keep the attributes that React writes in its own way', () => {
  const html = draw({ page: 'how-it-works' }, 'en')
  expect(html).toContain('stroke-width=')
  expect(html).not.toMatch(/strokeWidth|hrefLang/)
})

test('a page that anybody may find says where it stands in every language; a quote says nothing of the kind', () => {
  const html = draw({ page: 'prices', today }, 'de')
  expect(html).toContain('<link rel="canonical" href="https://saldo.example/de/somewhere"/>')
  for (const language of languages) expect(html).toContain(`hreflang="${language}"`)
  const frame = {
    language: 'de',
    path: '/q/secret',
    publicUrl: 'https://saldo.example',
    agency,
    demo: false,
  } as const
  const quote = render(stored({}), { ...frame, index: false, theme: 'dark', css: '', script: '' })
  expect(quote).toContain('noindex')
  expect(quote).not.toContain('canonical')
  expect(quote).toContain('data-theme="dark"')
})

test('the style sheet reads every piece of the kit that the pages are made of', () => {
  const style = readFileSync(join(import.meta.dirname, 'pages.css'), 'utf8')
  const named = [...style.matchAll(/\.\.\/ui\/\{([^}]*)\}/g)].flatMap((found) => (found[1] ?? '').split(','))
  const seen = new Set<string>()
  const follow = (path: string) => {
    if (seen.has(path)) return
    seen.add(path)
    const from = readFileSync(path, 'utf8').matchAll(/from '(\.[^']+|#pwa\/[^']+)'/g)
    for (const [, name = ''] of from) {
      follow(
        name.startsWith('.')
          ? join(dirname(path), name)
          : join(import.meta.dirname, '..', name.slice('#pwa/'.length)),
      )
    }
  }
  follow(join(import.meta.dirname, 'render.tsx'))
  const used = [...seen].flatMap((path) => /\/pwa\/ui\/([\w-]+)\.tsx$/.exec(path)?.[1] ?? [])
  expect(used.filter((piece) => !named.includes(piece) && piece !== 'anchor')).toEqual([])
})
