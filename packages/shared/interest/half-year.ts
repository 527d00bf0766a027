import { type Day, day } from '../dates.ts'

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
  let half = halfAfter(halfYearOf(from))
  for (let start = firstDayOf(half); start <= to; start = firstDayOf(half)) {
    starts.push(start)
    half = halfAfter(half)
  }
  return starts
}

function halfAfter(half: HalfYear): HalfYear {
  const year = Number(half.slice(0, 4))
  return half.endsWith('1') ? `${year}-2` : `${year + 1}-1`
}
