import { addDays } from '../dates.ts'
import { type HalfYear, halfYearOf, lastDayOf } from './half-year.ts'
import type { ReferenceRate } from './reference-rates.ts'

/** The day on which the tables of rates were last compared with their sources. */
export const sourcesReadOn = '2026-11-01'

export type RateRow = { readonly from: HalfYear; readonly to: HalfYear; readonly rate: ReferenceRate }

/** One line of a table of rates: a half-year (`2025-1`) or a run of them (`2016-2..2022-2`). */
export function row(halves: string, hundredths: number, source: string, flag?: 'unverified'): RateRow {
  const [from, to = from] = halves.split('..') as [HalfYear, HalfYear?]
  return { from, to, rate: { hundredths, source, verified: flag !== 'unverified', asOf: sourcesReadOn } }
}

/** The table by half-year, in order of time. */
export function expand(rows: readonly RateRow[]): ReadonlyMap<HalfYear, ReferenceRate> {
  const table = new Map<HalfYear, ReferenceRate>()
  for (const { from, to, rate } of rows) {
    for (let half = from; half <= to; half = halfYearOf(addDays(lastDayOf(half), 1))) table.set(half, rate)
  }
  return table
}
