import type Stripe from 'stripe'
import { html, raw } from 'hono/html'
import { formatAmount } from './currencies.ts'
import { page } from './page-shell.ts'
import { type Language, speaker } from './words.ts'

const tick = raw(
  '<span class="badge"><svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.5" ' +
    'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="m5 13 4.5 4.5L19 7"/></svg></span>',
)

export function missingPage(language: Language, path: string): Promise<Response> {
  const say = speaker(language)
  const content = html`<div class="card"><h1>${say('missing.title')}</h1><p>${say('missing.text')}</p></div>`
  return page({ language, say, title: say('missing.title'), narrow: true, path }, 404, content)
}

/** What the link of a session shows once it no longer takes payments. */
export function closedPage(
  session: Stripe.Checkout.Session,
  next: string | null,
  language: Language,
  merchant: string,
): Promise<Response> {
  const say = speaker(language)
  const done = session.status === 'complete'
  const title = say(done ? 'done.title' : 'expired.title')
  const content = html`<div class="card">${done ? tick : ''}<h1>${title}</h1>
<p>${say(done ? 'done.text' : 'expired.text', { merchant })}</p>
${next === null ? '' : html`<a class="button" href="${next}">${say('done.link', { merchant })}</a>`}</div>`
  const shell = { language, say, title, narrow: true, path: `/c/pay/${session.id}` }
  return page(shell, done ? 200 : 410, content)
}

export interface ChallengeView {
  id: string
  /** The amount, or null when a card is only to be kept. */
  amount: string | null
  last4: string
  language: Language
  merchant: string
  formTargets: Array<string | null>
}

export function challengePage(view: ChallengeView): Promise<Response> {
  const say = speaker(view.language)
  const { amount, last4, merchant } = view
  const path = `/3ds/${view.id}`
  const choice = (name: 'approve' | 'cancel' | 'fail', look: string) => {
    return html`<button name="choice" value="${name}" class="${look}">${say(`secure.${name}`)}</button>`
  }
  const content = html`<div class="card"><h1>${say('secure.title')}</h1>
<p>${amount === null ? say('secure.save', { merchant, last4 }) : say('secure.ask', { amount, merchant, last4 })}</p>
${amount === null ? '' : html`<p class="amount">${amount}</p>`}
<p class="hint">${say('secure.intro')}</p>
<form method="post" action="${path}?lang=${view.language}" class="stack">
${choice('approve', '')}${choice('fail', 'quiet bad')}${choice('cancel', 'quiet')}
</form></div>`
  const { language, formTargets } = view
  return page({ language, say, title: say('secure.title'), narrow: true, path, formTargets }, 200, content)
}

export function receiptPage(charge: Stripe.Charge, language: Language, merchant: string): Promise<Response> {
  const say = speaker(language)
  const money = (amount: number) => formatAmount(amount, charge.currency, language)
  const at = new Date(charge.created * 1000)
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  const row = (name: string, value: string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  const content = html`<div class="card">${tick}<h1>${say('payTo', { merchant })}</h1>
<p class="amount">${money(charge.amount)}</p>
<dl>${row(say('receipt.paid'), `${when.format(at)} UTC`)}
${row(say('number'), say('receipt.card', { last4: charge.payment_method_details?.card?.last4 ?? '' }))}
${charge.amount_refunded > 0 ? row(say('receipt.refunded'), money(charge.amount_refunded)) : ''}
${row(say('receipt.reference'), charge.id)}</dl></div>`
  const path = `/receipts/${charge.id}`
  return page({ language, say, title: say('receipt.title'), narrow: true, path }, 200, content)
}
