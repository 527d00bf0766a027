import { formatDay, isDay } from '#shared/dates.ts'
import { numberFormat } from '#shared/formats.ts'
import { isLanguage, type Language } from '#shared/languages.ts'
import { formatMoney } from '#shared/money.ts'
import { parseAmount } from '#shared/parse-amount.ts'
import { answerWithin, knownOf, whyNotTerms } from '#shared/plans/plan-terms.ts'
import { type Instalment, scheduleOf, type Terms } from '#shared/plans/schedule.ts'
import { whyKeyOf } from './plan-answer-keys.ts'

/**
 * Draws the schedule, the total and the answer while somebody chooses, out of the functions that the server uses. The
 * sentences stand in the page already; which of them is shown is all that changes.
 */
export function drawWhileSliding(form: HTMLFormElement): void {
  const known = knownOf(JSON.parse(form.dataset['plan'] ?? '{}'))
  const language = pageLanguage()
  const { currency, undisputed, bounds } = known
  const input = (name: string) => form.elements.namedItem(name) as HTMLInputElement
  const count = input('count')
  const drawRows = rowsOf(form, (amount) => formatMoney(amount, currency, language), language)

  const show = (part: 'answer' | 'why', key: string) => {
    for (const one of form.querySelectorAll<HTMLElement>(`[data-${part}]`))
      one.hidden = one.dataset[part] !== key
  }
  const say = (answer: string, why: string) => {
    show('answer', answer)
    show('why', why)
    for (const part of form.querySelectorAll<HTMLElement>('[data-drawn]')) part.hidden = why === ''
  }

  function draw() {
    const number = numberFormat(language, 'count', () => ({})).format(Number(count.value))
    put(form.querySelector('[data-count]'), number)
    for (const button of steps) {
      const isEnd = button.value === '-1' ? count.value === count.min : count.value === count.max
      button.setAttribute('aria-disabled', String(isEnd))
    }
    const terms = termsOf()
    if (!terms) return say('incomplete', '')
    const refusal = whyNotTerms(terms, known)
    if (refusal) return say(refusal.code, '')
    drawRows(scheduleOf(terms, known.holidays), terms)
    const decider = answerWithin(terms, known)
    say(decider, whyKeyOf(decider, terms.total < undisputed, bounds.automatic))
  }

  function termsOf(): Terms | null {
    const typed = input('total').value
    const total = typed.trim() === '' ? undisputed : parseAmount(typed, currency, language)
    const first = parseAmount(input('first').value, currency, language)
    const firstOn = input('firstOn').value
    if (!total || !first || !isDay(firstOn)) return null
    return {
      total,
      first,
      firstOn,
      count: Number(count.value),
      dayOfMonth: Number(input('dayOfMonth').value),
    }
  }

  const steps = [...form.querySelectorAll<HTMLButtonElement>('button[data-step]')]
  for (const button of steps) {
    button.addEventListener('click', (event) => {
      event.preventDefault()
      count.stepUp(Number(button.value))
      draw()
    })
  }
  form.addEventListener('input', draw)
  // What the button that nobody sees would ask the server for is here already.
  form.addEventListener('submit', (event) => {
    if ((event.submitter as HTMLElement | null)?.dataset['show'] !== undefined) event.preventDefault()
  })
  draw()
}

/** Lines are made once from the page's own pattern, and only what differs is written. */
function rowsOf(form: HTMLFormElement, money: (amount: Instalment['amount']) => string, language: Language) {
  const list = form.querySelector<HTMLElement>('[data-schedule] ol')
  const pattern =
    form.querySelector<HTMLTemplateElement>('[data-schedule] template')?.content.firstElementChild
  const total = form.querySelector('[data-total]')
  const movedWords = pattern?.querySelector('[data-moved]')?.textContent ?? ''
  const counts = numberFormat(language, 'count', () => ({}))
  const partsOf = (row: Element) =>
    (['number', 'date', 'moved', 'amount'] as const).map((name) =>
      row.querySelector<HTMLElement>(`[data-${name}]`),
    )
  const rows = [...(list?.children ?? [])].map((row) => ({ row, parts: partsOf(row) }))
  return (instalments: readonly Instalment[], terms: Terms) => {
    if (!list || !pattern) return
    for (const [place, { number, dueOn, statutoryOn, amount }] of instalments.entries()) {
      let line = rows[place]
      if (!line) {
        const row = pattern.cloneNode(true) as Element
        line = { row, parts: partsOf(row) }
        rows.push(line)
      }
      if (!line.row.isConnected) list.append(line.row)
      const [numberPart, date, moved, amountPart] = line.parts
      put(numberPart, counts.format(number))
      put(date, formatDay(dueOn, language))
      put(amountPart, money(amount))
      if (moved) moved.hidden = dueOn === statutoryOn
      if (dueOn !== statutoryOn) put(moved, movedWords.replace('§', formatDay(statutoryOn, language)))
    }
    for (const { row } of rows.slice(instalments.length)) row.remove()
    put(total, money(terms.total))
  }
}

function put(part: Element | null | undefined, text: string) {
  if (part && part.textContent !== text) part.textContent = text
}

function pageLanguage(): Language {
  const { lang } = document.documentElement
  return isLanguage(lang) ? lang : 'en'
}
