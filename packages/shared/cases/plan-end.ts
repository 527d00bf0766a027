import type { Currency, Minor } from '../money.ts'
import { smallestPayment } from './demand.ts'

export type BeforePlanEnd = {
  readonly currency: Currency
  readonly outstanding: Minor
  /** What of it is paused, because somebody is looking into it. */
  readonly held: Minor
  /** What was paid beyond the claim: the debtor's money. */
  readonly credit: Minor
  readonly plan: {
    /** What of the plan is still to come. */
    readonly rest: Minor
    /** What it gave up of the claim that it was concluded about. */
    readonly givenUp: Minor
    /** Nothing was paused when it was concluded, so that it is about the whole claim. */
    readonly isWhole: boolean
  } | null
}

/**
 * PAID and SETTLED: how the case is closed · WAITS: the plan is paid, and rests until what is disputed is decided ·
 * GOES_ON: the plan is complete, and what it was never about is asked for again.
 */
export type PlanEnd = 'PAID' | 'SETTLED' | 'WAITS' | 'GOES_ON'

/**
 * What follows once money has come in for a plan or a dispute beside it is decided; null while something of the plan is
 * still to come. A plan is concluded about what is undisputed, so that keeping it says nothing about the rest: what is
 * disputed stays open until its dispute is decided (D3), and is never written off with the plan. What a plan about the
 * whole claim has stopped of its interest is settled by it, and what the plan itself
 * gave up is settled by it, whole: whoever agreed to less knew of the dispute, because a person decides about either
 * (A32) [G]; so is a rest that is smaller than anybody can pay, which is left where the interest of a part was rounded. And
 * nothing is given up while the debtor has credit: that pays first, and a person shares it out.
 */
export function endOfPlan({ currency, outstanding, held, credit, plan }: BeforePlanEnd): PlanEnd | null {
  if (outstanding === 0) return 'PAID'
  if (!plan || plan.rest > 0) return null
  if (held > 0) return 'WAITS'
  const isOver = plan.isWhole || plan.givenUp > 0 || outstanding < smallestPayment(currency)
  return isOver && credit === 0 ? 'SETTLED' : 'GOES_ON'
}
