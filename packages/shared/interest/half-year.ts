import { addDays, type Day, day } from '../dates.ts'

/** A half-year, `2026-1` or `2026-2`. Compares as text. */
export type HalfYear = `${number}-${1 | 2}`

/** The half-year that a day belongs to: from 1 January, or from 1 July (Directive 2011/7/EU Art 3(2)). */
export function halfYearOf(of: Day): HalfYear {
  const second = of.slice(5) >= '07-01'
  return `${Number(of.slice(0, 4))}-${second ? 2 : 1}`
}

export function firstDayOf(half: HalfYear): Day {
  return day(`${half.slice(0, 4)}-${half.endsWith('1') ? '01' : '07'}-01`)
}

export function lastDayOf(half: HalfYear): Day {
  return day(`${half.slice(0, 4)}-${half.endsWith('1') ? '06-30' : '12-31'}`)
}

/** The first day of every half-year that begins after the first day and not after the last. */
export function halfYearStarts(from: Day, to: Day): Day[] {
  const starts: Day[] = []
  let start = addDays(lastDayOf(halfYearOf(from)), 1)
  while (start <= to) {
    starts.push(start)
    start = addDays(lastDayOf(halfYearOf(start)), 1)
  }
  return starts
}
