import { type Day, formatDay } from '#shared/dates.ts'
import { numberFormat } from '#shared/formats.ts'
import type { Language } from '#shared/languages.ts'
import { type Currency, formatMoney, type Minor } from '#shared/money.ts'
import type { Instalment } from '#shared/plans/schedule.ts'

/**
 * The lines of a schedule, drawn again with every step of a slider: each is made once from the page's own pattern,
 * each day and amount is written out once, and only what differs is touched.
 */
export function rowsOf(form: HTMLFormElement, currency: Currency, language: Language) {
  const list = form.querySelector<HTMLElement>('[data-schedule] ol')
  const pattern = form.querySelector<HTMLTemplateElement>('[data-schedule] template')
  const total = form.querySelector('[data-total]')
  const line = pattern?.content.firstElementChild
  const movedWords = line?.querySelector('[data-moved]')?.textContent ?? ''
  const counts = numberFormat(language, 'count', () => ({}))
  const money = once((amount: Minor) => formatMoney(amount, currency, language))
  const date = once((on: Day) => formatDay(on, language))
  const rows = [...(list?.children ?? [])].map(partsOf)

  const rowAt = (place: number) => {
    const known = rows[place]
    if (known || !line) return known
    const made = partsOf(line.cloneNode(true) as Element)
    put(made.number, counts.format(place + 1))
    rows.push(made)
    return made
  }
  return (instalments: readonly Instalment[], whole: Minor) => {
    for (const [place, { dueOn, statutoryOn, amount }] of instalments.entries()) {
      const row = rowAt(place)
      if (!row) return
      put(row.date, date(dueOn))
      put(row.amount, money(amount))
      const isMoved = dueOn !== statutoryOn
      if (isMoved) put(row.moved, movedWords.replace('§', date(statutoryOn)))
      if (row.moved && row.moved.hidden === isMoved) row.moved.hidden = !isMoved
      if (!row.line.isConnected) list?.append(row.line)
    }
    for (const row of rows.slice(instalments.length)) row.line.remove()
    put(total, money(whole))
  }
}

function partsOf(line: Element) {
  const part = (name: string) => line.querySelector<HTMLElement>(`[data-${name}]`)
  return { line, number: part('number'), date: part('date'), moved: part('moved'), amount: part('amount') }
}

/** Reading and writing out a day or an amount costs more than remembering it. */
export function once<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make(key)
    if (known.size < 2_000) known.set(key, made)
    return made
  }
}

/** The text of a part; one that is there already keeps its node. */
export function put(part: Element | null | undefined, text: string): void {
  if (!part) return
  const { firstChild } = part
  if (firstChild instanceof Text && part.childNodes.length === 1) {
    if (firstChild.data !== text) firstChild.data = text
  } else part.textContent = text
}
