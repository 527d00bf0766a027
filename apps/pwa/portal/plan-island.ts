import { isDay } from '#shared/dates.ts'
import { numberFormat } from '#shared/formats.ts'
import { isLanguage, type Language } from '#shared/languages.ts'
import { parseAmount } from '#shared/parse-amount.ts'
import { answerWithin, knownOf, whyNotTerms } from '#shared/plans/plan-terms.ts'
import { scheduleOf, type Terms } from '#shared/plans/schedule.ts'
import { whyKeyOf } from './plan-answer-keys.ts'
import { once, put, rowsOf } from './plan-rows.ts'

/**
 * Draws the schedule, the total and the answer while somebody chooses, out of the functions that the server uses. The
 * sentences stand in the page already; which of them is shown is all that changes.
 */
export function drawWhileSliding(form: HTMLFormElement): void {
  const known = knownOf(JSON.parse(form.dataset['plan'] ?? '{}'))
  const language = pageLanguage()
  const { currency, undisputed, bounds } = known
  const input = (name: string) => form.elements.namedItem(name) as HTMLInputElement
  const [total, first, count, firstOn, dayOfMonth] = [
    input('total'),
    input('first'),
    input('count'),
    input('firstOn'),
    input('dayOfMonth'),
  ]
  const read = once((typed: string) => parseAmount(typed, currency, language))
  const drawRows = rowsOf(form, currency, language)
  const counts = numberFormat(language, 'count', () => ({}))
  const shownCount = form.querySelector('[data-count]')
  const steps = [...form.querySelectorAll<HTMLButtonElement>('button[data-step]')]
  const showAnswer = oneOf(form, 'answer')
  const showWhy = oneOf(form, 'why')
  const drawn = [...form.querySelectorAll<HTMLElement>('[data-drawn]')]

  const say = (answer: string, why: string) => {
    showAnswer(answer)
    showWhy(why)
    for (const part of drawn) hide(part, why === '')
  }

  function draw() {
    put(shownCount, counts.format(Number(count.value)))
    for (const button of steps) {
      const end = button.value === '-1' ? count.min : count.max
      button.setAttribute('aria-disabled', String(count.value === end))
    }
    const terms = termsOf()
    if (!terms) return say('incomplete', '')
    const refusal = whyNotTerms(terms, known)
    if (refusal) return say(refusal.code, '')
    const instalments = scheduleOf(terms, known.holidays)
    drawRows(instalments, terms.total)
    const decider = answerWithin(terms, known, instalments)
    say(decider, whyKeyOf(decider, terms.total < undisputed, bounds.automatic))
  }

  function termsOf(): Terms | null {
    const wanted = total.value.trim() === '' ? undisputed : read(total.value)
    const begin = read(first.value)
    const on = firstOn.value
    if (!wanted || !begin || !isDay(on)) return null
    const numbers = { count: Number(count.value), dayOfMonth: Number(dayOfMonth.value) }
    return { total: wanted, first: begin, firstOn: on, ...numbers }
  }

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

/** Of the parts that carry this mark, shows the one that is named. */
function oneOf(form: HTMLFormElement, mark: 'answer' | 'why') {
  const parts = [...form.querySelectorAll<HTMLElement>(`[data-${mark}]`)]
  return (key: string) => {
    for (const part of parts) hide(part, part.dataset[mark] !== key)
  }
}

function hide(part: HTMLElement, isHidden: boolean) {
  if (part.hidden !== isHidden) part.hidden = isHidden
}

function pageLanguage(): Language {
  const { lang } = document.documentElement
  return isLanguage(lang) ? lang : 'en'
}
