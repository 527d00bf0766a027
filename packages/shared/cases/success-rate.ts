import type { Day } from '../dates.ts'

/** Fewer closed cases than this say nothing about the next one, so nothing is said (A44, E18). */
export const fewestCases = 200

export type SuccessRate = {
  /** Cases of the period that were paid in full or settled ÷ all cases closed in it; percentages with one decimal. */
  readonly percent: string
  /** The 95 % interval (Wilson score), because a rate from few cases is a wide guess. */
  readonly low: string
  readonly high: string
  readonly cases: number
  readonly from: Day
  readonly to: Day
}

export type ClosedCases = {
  readonly closed: number
  readonly successful: number
  readonly from: Day
  readonly to: Day
}

const z = 1.959964

/** Our own rate, from our own closed cases only; null while they are too few. Refuses (RangeError) impossible counts. */
export function successRate({ closed, successful, from, to }: ClosedCases): SuccessRate | null {
  if (
    !Number.isSafeInteger(closed) ||
    !Number.isSafeInteger(successful) ||
    successful < 0 ||
    successful > closed
  ) {
    throw new RangeError(`Not a count: ${successful} of ${closed}`)
  }
  if (closed < fewestCases) return null
  const share = successful / closed
  const spread = z * z
  const middle = (share + spread / (2 * closed)) / (1 + spread / closed)
  const half =
    (z * Math.sqrt((share * (1 - share)) / closed + spread / (4 * closed * closed))) / (1 + spread / closed)
  return {
    percent: tenths(share),
    low: tenths(middle - half),
    high: tenths(middle + half),
    cases: closed,
    from,
    to,
  }
}

/** A share of one as a percentage with one decimal: 0.6667 is `66.7`. A statistic, not money. */
function tenths(share: number): string {
  const whole = Math.round(share * 1000)
  return `${Math.floor(whole / 10)}.${whole % 10}`
}
