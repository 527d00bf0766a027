import type { Tx } from '../db.ts'

/**
 * The next number of a series. Its row stays locked until the transaction of what is numbered ends, so that a number is
 * given once, and given back with everything else where that fails: there are no gaps.
 */
export async function nextNumber(tx: Tx, series: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    insert into "NumberSeries" as s (series, last) values (${series}, 1)
    on conflict (series) do update set last = s.last + 1 returning last`
  if (!row) throw new Error(`The series ${series} gave no number`)
  return row.last
}

/** F and 2026 and 7 as F-2026-000007. */
export const numbered = (series: string, number: number, digits = 6): string =>
  `${series}-${String(number).padStart(digits, '0')}`
