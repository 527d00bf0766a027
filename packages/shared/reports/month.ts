import { addDays, addMonths, type Day, day, type Instant } from '../dates.ts'
import { dateFormat } from '../formats.ts'
import type { Language } from '../languages.ts'

declare const monthBrand: unique symbol

/** A calendar month, `YYYY-MM`, of the creditor's calendar. Compares as text. */
export type Month = string & { readonly [monthBrand]: true }

const monthShape = /^[1-9]\d{3}-(0[1-9]|1[0-2])$/

export function isMonth(text: unknown): text is Month {
  return typeof text === 'string' && monthShape.test(text)
}

/** Reads a month; throws RangeError on anything else. */
export function month(text: string): Month {
  if (!isMonth(text)) throw new RangeError(`Not a month: ${text}`)
  return text
}

export const monthOf = (on: Day): Month => month(on.slice(0, 7))
export const firstDay = (of: Month): Day => day(`${of}-01`)
export const lastDay = (of: Month): Day => addDays(addMonths(firstDay(of), 1), -1)
/** The month so many months later; earlier where the number is below zero. */
export const monthsLater = (from: Month, months: number): Month => monthOf(addMonths(firstDay(from), months))

/** When the books of a month were closed: its report was made with everything written down until then. */
export type Closing = { readonly month: Month; readonly closedAt: Instant }

type WrittenDown = { readonly postedOn: Day; readonly at: Instant }

/**
 * The month in whose report a posting stands: the month of its day, or, where that had been reported before the posting
 * was written down, the first month after it that had not. So a report that was given out never changes, nothing that
 * is told late falls between two of them, and the end of each month is the beginning of the next [G].
 */
export function periods(closings: readonly Closing[]): (posting: WrittenDown) => Month {
  const inOrder = closings.toSorted((one, other) => (one.month < other.month ? -1 : 1))
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  return ({ postedOn, at }) => {
    const own = monthOf(postedOn)
    const next = inOrder.find(({ month: closed, closedAt }) => closed >= own && at <= closedAt)
    // Months before the first report were never given out: they stay as open as that first one.
    if (next) return next === first ? own : next.month
    return last && own <= last.month ? monthsLater(last.month, 1) : own
  }
}

/** A month in the reader's words: `October 2026`. */
export function formatMonth(shown: Month, language: Language): string {
  const format = dateFormat(language, 'month', () => ({ month: 'long', year: 'numeric', timeZone: 'UTC' }))
  return format.format(new Date(`${shown}-01T00:00:00Z`))
}
