import type { Country } from '../countries.ts'
import { compareDays, type Day } from '../dates.ts'
import type { Id } from '../ids.ts'
import { type FurtherCosts, furtherCosts } from '../interest/further-costs.ts'
import { type Minor, max, min, subtract, sum, zero } from '../money.ts'

/** What money is spent on while a debt is recovered. Court and lawyer are legal costs, the others are not (A35). */
export const costKinds = [
  'COURT',
  'LAWYER',
  'ENFORCEMENT',
  'TRACING',
  'TRANSLATION',
  'VISIT',
  'OTHER',
] as const
export type CostKind = (typeof costKinds)[number]
export type CostId = Id<'cost'>

/** Money spent with the creditor's consent. `until` is the day on which it was taken back as a mistake. */
export type ClaimCost = {
  readonly costId: CostId
  readonly kind: CostKind
  readonly on: Day
  readonly until: Day | null
  readonly amount: Minor
}

/** The costs of a case on a day: they belong to the case and to no invoice. */
export type CostLine = {
  readonly items: readonly ClaimCost[]
  /** Everything that was spent. */
  readonly spent: Minor
  /** What of it the fixed compensation makes up for already. */
  readonly covered: Minor
  /** What the debtor owes of it, paid or not; the rest is the creditor's own. */
  readonly owed: Minor
  readonly paid: Minor
  readonly open: Minor
  /** The rule by which the debtor owes it; null where no rule is on file, and then nothing is owed. */
  readonly rule: FurtherCosts | null
}

export type CostQuestion = {
  readonly costs: readonly ClaimCost[]
  readonly country: Country
  /** The fixed compensation owed on all invoices together. */
  readonly compensation: Minor
  readonly paid: Minor
}

/**
 * What the debtor owes of what was spent: the Directive speaks of reasonable costs "exceeding that fixed sum" (Art 6(3)),
 * so that the fixed compensation is set off first. Costs bear no interest. What was rightly paid is not claimed back.
 */
export function costLine(on: Day, { costs, country, compensation, paid }: CostQuestion): CostLine {
  const items = costs
    .filter((cost) => cost.on <= on && (cost.until === null || cost.until > on))
    .toSorted((one, other) => compareDays(one.on, other.on))
  const spent = sum(items.map(({ amount }) => amount))
  const rule = furtherCosts(country)
  const covered = min(spent, compensation)
  const owed = max(rule ? subtract(spent, covered) : zero, paid)
  return { items, spent, covered, owed, paid, open: subtract(owed, paid), rule }
}
