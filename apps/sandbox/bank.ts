import { randomBytes } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { html, raw } from 'hono/html'
import { notice } from './bank-notice.ts'
import { drop } from './bank-orders.ts'
import { type Html, page } from './page-shell.ts'
import { chooseLanguage, type Language, speaker } from './words.ts'
import type { Word } from './words-en.ts'

/** Another bank's customer: an account number that is published for tests. */
const payerIban = 'DE02120300000000202051'
const fields = ['iban', 'amount', 'currency', 'reference', 'payer', 'text'] as const
type Field = (typeof fields)[number]
type Typed = Record<Field, string>
const empty: Typed = {
  iban: '',
  amount: '',
  currency: 'EUR',
  reference: '',
  payer: 'Bau Adler GmbH',
  text: '',
}

/** What the code of a transfer (EPC069-12) says, or nothing. */
function fromCode(code: string): Partial<Typed> {
  const [tag, , , service, , , iban = '', money = '', , reference = ''] = code.trim().split(/\r?\n/)
  if (tag !== 'BCD' || service !== 'SCT') return {}
  return { iban, amount: money.replace(/^EUR/, ''), currency: 'EUR', reference }
}

function wrongIn({ iban, amount, currency }: Typed): Field | null {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(iban)) return 'iban'
  if (!/^\d{1,9}(\.\d{1,3})?$/.test(amount) || Number(amount) <= 0) return 'amount'
  return /^[A-Z]{3}$/.test(currency) ? null : 'currency'
}

/**
 * A bank for the demo: a person transfers money, and within seconds a notice of it lies in the folder that Saldo
 * watches. No money moves anywhere.
 */
export function bank(folder: string): Hono {
  const app = new Hono()
  const languageOf = (c: Context): Language =>
    chooseLanguage(c.req.query('lang'), null, c.req.header('accept-language') ?? '')

  app.get('/bank', (c) => form(languageOf(c), empty, null, c.req.query('sent') ?? null))

  app.post('/bank', async (c) => {
    const sent = new URLSearchParams(await c.req.text())
    const read = Object.fromEntries(fields.map((name) => [name, (sent.get(name) ?? '').trim().slice(0, 140)]))
    const scanned = fromCode((sent.get('code') ?? '').slice(0, 400))
    const typed = { ...empty, ...read, ...scanned } as Typed
    typed.iban = typed.iban.replaceAll(/\s/g, '').toUpperCase()
    typed.currency = typed.currency.toUpperCase()
    typed.amount = typed.amount.replace(',', '.')
    const language = languageOf(c)
    const wrong = wrongIn(typed)
    if (wrong) return form(language, typed, wrong, null)
    const id = `IN-${randomBytes(6).toString('hex').toUpperCase()}`
    const movement = {
      id,
      direction: 'CRDT' as const,
      amount: typed.amount,
      currency: typed.currency,
      endToEndId: '',
      reference: typed.reference.replaceAll(/\s/g, '').toUpperCase(),
      text: typed.text,
      name: typed.payer,
      iban: payerIban,
    }
    drop(folder, `camt-${id}.xml`, notice(id, new Date(), [{ iban: typed.iban, movements: [movement] }]))
    return c.redirect(`/bank?lang=${language}&sent=${id}`, 303)
  })
  return app
}

function form(language: Language, typed: Typed, wrong: Field | null, sent: string | null): Promise<Response> {
  const say = speaker(language)
  const field = (name: Field, attributes = ''): Html | Promise<Html> =>
    html`<div class="field"><label for="${name}">${say(`bank.${name}` as Word)}</label>
<input id="${name}" name="${name}" value="${typed[name]}" ${raw(attributes)} ${
      wrong === name ? raw(`aria-invalid="true" aria-describedby="${name}-wrong" autofocus`) : ''
    }>${wrong === name ? html`<p class="wrong" id="${name}-wrong">${say('bank.wrong')}</p>` : ''}</div>`
  const content = html`<section class="card" aria-labelledby="what"><h1 id="what">${say('bank.title')}</h1>
<p>${say('bank.lead')}</p>
${sent === null ? '' : html`<p role="status"><strong>${say('bank.sent', { id: sent })}</strong></p>`}
<form method="post" action="/bank?lang=${language}" novalidate>
<div class="field"><label for="code">${say('bank.code')}</label>
<textarea id="code" name="code" rows="4" dir="ltr"></textarea></div>
<p>${say('bank.or')}</p>
${field('iban', 'dir="ltr" autocomplete="off"')}
<div class="pair">${field('amount', 'dir="ltr" inputmode="decimal" autocomplete="off"')}
${field('currency', 'dir="ltr" maxlength="3" autocomplete="off"')}</div>
${field('reference', 'dir="ltr" autocomplete="off"')}
${field('payer', 'autocomplete="off"')}
${field('text', 'autocomplete="off"')}
<button type="submit">${say('bank.send')}</button></form></section>`
  const shell = { language, say, title: say('bank.title'), narrow: true, path: '/bank' }
  return page(shell, wrong ? 422 : 200, content)
}
