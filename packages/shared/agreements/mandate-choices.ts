import { type Minor, minor, mulDiv } from '../money.ts'
import { authorityLimit } from './authority.ts'
import { defaultMandate, type Mandate } from './mandate.ts'

/** The limits that the form offers, in euro cents; 0 is "always ask me". */
export const limitChoices: readonly Minor[] = [authorityLimit, minor(25_000_00), minor(10_000_00), minor(0)]
export const firstShareChoices = [1000, 2000, 3000, 5000] as const
export const firstWithinChoices = [10, 7, 3] as const
export const orders = {
  LAW: ['COSTS', 'COMPENSATION', 'INTEREST', 'PRINCIPAL'],
  PRINCIPAL: ['COSTS', 'PRINCIPAL', 'INTEREST', 'COMPENSATION'],
} as const satisfies Record<string, Mandate['allocationOrder']>

/** The most payments for each size of debt below a limit: the widest table, cut off at the limit. */
function stepsBelow(limit: Minor): Mandate['instalments'] {
  if (limit === 0) return defaultMandate.instalments
  const { instalments } = defaultMandate
  const lower = instalments.filter(({ below }) => below < limit)
  const last = instalments.find(({ below }) => below >= limit)
  return last ? [...lower, { below: limit, most: last.most }] : lower
}

/**
 * The mandate with another limit: sizes of debt that the creditor now decides about leave the table, what was narrowed
 * for the others stays narrowed. Without any authority nothing can be accepted automatically either.
 */
export function withLimit(mandate: Mandate, limit: Minor): Mandate {
  const before = new Map<number, number>(mandate.instalments.map(({ below, most }) => [below, most]))
  return {
    ...mandate,
    authorityLimit: limit,
    automaticApproval: limit > 0 && mandate.automaticApproval,
    instalments: stepsBelow(limit).map(({ below, most }) => ({
      below,
      most: Math.min(most, before.get(below) ?? most),
    })),
  }
}

/** The mandate with another number of payments for one size of debt. */
export function withMost(mandate: Mandate, below: Minor, most: number): Mandate {
  const instalments = mandate.instalments.map((step) => (step.below === below ? { ...step, most } : step))
  return { ...mandate, instalments }
}

/** The widest number of payments for a size of debt, from which a creditor narrows. */
export function widestMost(below: Minor): number {
  return defaultMandate.instalments.find((step) => step.below >= below)?.most ?? 1
}

/** A debt that stands as the example for "below so many euro": three fifths of it. */
export const exampleDebt = (below: Minor): Minor => mulDiv(below, 3, 5, 'floor')
