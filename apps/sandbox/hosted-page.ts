import type Stripe from 'stripe'
import { html, raw } from 'hono/html'
import { formatAmount } from './currencies.ts'
import type { Checkout, CheckoutProblem } from './kinds.ts'
import { type Html, page, warningSign } from './page-shell.ts'
import { type Language, problemWord, type Say, speaker } from './words.ts'
import type { Word } from './words-en.ts'

const offered: Array<{ number: string; word: Word }> = [
  { number: '4242424242424242', word: 'card.success' },
  { number: '4000002500003155', word: 'card.secure' },
  { number: '4000000000000002', word: 'card.declined' },
  { number: '4000000000009995', word: 'card.funds' },
  { number: '4000000000000069', word: 'card.expired' },
  { number: '4000000000000127', word: 'card.cvc' },
  { number: '4000000000000259', word: 'card.dispute' },
]

/** With JavaScript a test card fills the form in place and digits group themselves; without it the links do. */
const script = `
const f=document.forms[0],n=f.elements.number,e=f.elements.expiry
const group=v=>v.replace(/\\D/g,'').slice(0,19).replace(/(.{4})(?=.)/g,'$1 ')
n.addEventListener('input',()=>{if(n.selectionStart===n.value.length)n.value=group(n.value)})
e.addEventListener('input',x=>{if(x.inputType&&x.inputType.startsWith('insert')&&/^\\d{2}$/.test(e.value))e.value+=' / '})
document.querySelectorAll('[data-card]').forEach(a=>a.addEventListener('click',x=>{x.preventDefault()
n.value=group(a.dataset.card);e.value='12 / '+String(new Date().getFullYear()+2).slice(2);f.elements.cvc.value='123'
if(!f.elements.name.value)f.elements.name.value='Test Tester'
if(!f.elements.email.value)f.elements.email.value='tester@example.com'
f.querySelector('button').focus()}))
f.addEventListener('submit',()=>{const b=f.querySelector('button');setTimeout(()=>{b.disabled=true})})
addEventListener('pageshow',()=>{f.querySelector('button').disabled=false})
`

interface Field {
  name: 'cvc' | 'email' | 'expiry' | 'name' | 'number'
  value: string
  attributes: string
}

function spaced(number: string): string {
  return number.replace(/(.{4})(?=.)/g, '$1 ')
}

function fieldOf(
  say: Say,
  problems: CheckoutProblem[],
  first: CheckoutProblem | undefined,
  field: Field,
): Html | Promise<Html> {
  const { name } = field
  const problem = problems.find((one) => one.field === name)
  return html`<div class="field"><label for="${name}">${say(name)}</label>
<input id="${name}" name="${name}" value="${field.value}" required ${raw(field.attributes)} ${
    problem === undefined ? '' : raw(`aria-invalid="true" aria-describedby="${name}-wrong"`)
  } ${problem !== undefined && problem === first ? raw('autofocus') : ''}>
${problem === undefined ? '' : html`<p class="wrong" id="${name}-wrong">${say(problemWord(problem.code))}</p>`}</div>`
}

function alertOf(say: Say, problems: CheckoutProblem[]): Html | Promise<Html> | '' {
  const refused = problems.find(
    ({ field, code }) => field === 'card' || /^(expired_card|incorrect_cvc)$/.test(code),
  )
  if (problems.length === 0) return ''
  const lines =
    refused === undefined
      ? html`<strong>${say('check')}</strong>`
      : html`<strong>${say('problem')}</strong><span>${say(problemWord(refused.code))} ${say('nothingTaken')}</span>`
  return html`<div class="alert" role="alert">${warningSign}<div>${lines}</div></div>`
}

export interface CheckoutView {
  session: Stripe.Checkout.Session
  checkout: Checkout
  language: Language
  merchant: string
  /** A test card chosen by its link, to be filled in. */
  card: string | undefined
}

export function checkoutPage({
  session,
  checkout,
  language,
  merchant,
  card,
}: CheckoutView): Promise<Response> {
  const say = speaker(language)
  const money = (amount: number) => formatAmount(amount, session.currency ?? 'eur', language)
  const amount = money(session.amount_total ?? 0)
  const { problems, typed } = checkout
  const year = String(new Date().getUTCFullYear() + 2).slice(2)
  const chosen = offered.find(({ number }) => number === card)?.number
  const shownProblems = chosen === undefined ? problems : []
  const field = (given: Field) => fieldOf(say, shownProblems, shownProblems[0], given)
  const path = `/c/pay/${session.id}`
  const filled = (value: string) => (chosen === undefined ? '' : value)
  const content = html`<section aria-labelledby="what">
<h1 id="what">${say('payTo', { merchant })}</h1>
<p class="amount">${amount}</p>
<h2 class="hide">${say('summary')}</h2>
<ul class="items">${checkout.items.map(
    (item) =>
      html`<li><span>${item.description ?? ''}${
        item.quantity !== null && item.quantity > 1
          ? html`<small>${say('quantity', { n: String(item.quantity) })}</small>`
          : ''
      }</span><span class="money">${money(item.amount_total)}</span></li>`,
  )}</ul>
<p class="total"><span>${say('total')}</span><span class="money">${amount}</span></p>
${session.cancel_url === null ? '' : html`<a class="back" href="${session.cancel_url}">${say('cancel', { merchant })}</a>`}
</section>
<section class="card" aria-labelledby="how">
<h2 id="how">${say('form')}</h2>
${alertOf(say, shownProblems)}
<form method="post" action="${path}?lang=${language}" novalidate>
${field({
  name: 'email',
  value: typed.email === '' ? filled('tester@example.com') : typed.email,
  attributes: 'type="email" autocomplete="email" inputmode="email" dir="ltr" enterkeyhint="next"',
})}
${field({
  name: 'number',
  value: spaced(chosen ?? ''),
  attributes: 'autocomplete="cc-number" inputmode="numeric" dir="ltr" enterkeyhint="next" maxlength="30"',
})}
<div class="pair">
${field({
  name: 'expiry',
  value: filled(`12 / ${year}`),
  attributes: 'autocomplete="cc-exp" inputmode="numeric" dir="ltr" enterkeyhint="next" maxlength="9"',
})}
${field({
  name: 'cvc',
  value: filled('123'),
  attributes: 'autocomplete="cc-csc" inputmode="numeric" dir="ltr" enterkeyhint="next" maxlength="4"',
})}
</div>
${field({
  name: 'name',
  value: typed.name === '' ? filled('Test Tester') : typed.name,
  attributes: 'autocomplete="cc-name" enterkeyhint="done" maxlength="100"',
})}
<button type="submit">${say('pay', { amount })}</button>
</form>
</section>
<section class="cards" aria-labelledby="cards">
<h2 id="cards">${say('cards')}</h2><p>${say('cardsHint')}</p>
<ul>${offered.map(
    ({ number, word }) =>
      html`<li><a href="${path}?lang=${language}&amp;card=${number}#how" data-card="${number}"><b>${say(
        word,
      )}</b><bdi dir="ltr">${spaced(number)}</bdi></a></li>`,
  )}</ul>
</section>`
  const formTargets = [session.success_url, session.cancel_url]
  const shell = { language, say, title: say('payTo', { merchant }), path, script, formTargets }
  return page(shell, 200, content)
}
