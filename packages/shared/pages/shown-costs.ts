import type { CostKind } from '../cases/cost-line.ts'
import type { Day } from '../dates.ts'
import type { Minor } from '../money.ts'

/** Costs of recovery: what for and when, what the fixed compensation makes up for, what is asked, and by which rule. */
export type ShownCosts = {
  items: { kind: CostKind; on: Day; amount: Minor }[]
  covered: Minor
  owed: Minor
  basis: string | null
  source: string | null
  verified: boolean
}
