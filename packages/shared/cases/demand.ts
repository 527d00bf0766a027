import type { Day } from '../dates.ts'
import type { InvoiceId } from '../ids.ts'
import type { Allocation, ClaimPart, OpenParts } from '../ledger/allocation.ts'
import { allocate, defaultAllocationOrder } from '../ledger/allocation.ts'
import {
  add,
  type Currency,
  exponent,
  type Minor,
  max,
  min,
  minor,
  mulDiv,
  subtract,
  sum,
  zero,
} from '../money.ts'
import type { Claim, ClaimLine } from './claim.ts'
import { coverOf, paidBy, type PlanPiece, type PlanReceipt } from './plan-life.ts'

/** A pause that is open now: of one invoice, or of the whole case; of part of the principal, or of everything. */
export type Held = {
  readonly invoiceId: InvoiceId | null
  readonly amount: Minor | null
  /** The creditor says to have this money already (A38): a plan asks for so much less, until it is posted. */
  readonly isReported?: boolean
}

export type PlannedInstalment = {
  readonly number: number
  /** The day that was agreed, and the working day that it moves to (D2). */
  readonly statutoryOn: Day
  readonly dueOn: Day
  readonly amount: Minor
}

/** The plan that is being kept, and what has been paid since it was signed. */
export type RunningPlan = {
  readonly total: Minor
  readonly receipts: readonly PlanReceipt[]
  readonly instalments: readonly PlannedInstalment[]
}

export type InstalmentState = 'PAID' | 'LATE' | 'DUE' | 'TO_COME'
export type InstalmentStanding = PlannedInstalment & {
  readonly open: Minor
  readonly state: InstalmentState
  /** The receipts that have paid it, or some of it. */
  readonly paidBy: readonly PlanPiece[]
}

export type PlanStanding = {
  readonly total: Minor
  readonly paid: Minor
  readonly rest: Minor
  /** What has fallen due and is not paid yet. */
  readonly due: Minor
  /** The first instalment that still lacks something. */
  readonly next: InstalmentStanding | null
  readonly instalments: readonly InstalmentStanding[]
}

type Parts = Readonly<Record<'PRINCIPAL' | 'INTEREST' | 'COMPENSATION', Minor>>

export type DemandedInvoice = {
  readonly invoiceId: InvoiceId
  /** What may be asked for and paid today. */
  readonly due: Minor
  /** What is not asked for, because something about it is being looked into. */
  readonly held: Minor
  readonly heldParts: Parts
}

/** What may be asked of a debtor today: the claim without what is paused, and no more than a plan lets fall due. */
export type Demand = {
  /** The whole case is paused: nothing is asked for and nothing can be paid. */
  readonly isPaused: boolean
  readonly held: Minor
  /** Everything that is open and not paused, due today or later: what a plan can be about. */
  readonly undisputed: Minor
  /** What is asked for today. */
  readonly dueNow: Minor
  /** The most that may be paid today: a plan may always be paid off early, free of charge (D2). */
  readonly most: Minor
  readonly invoices: readonly DemandedInvoice[]
  /** What is asked for of the costs of the case, and what is not as long as everything else of it is paused. */
  readonly costs: { readonly due: Minor; readonly held: Minor }
  readonly plan: PlanStanding | null
}

/**
 * What is asked for on the day of the claim. A dispute pauses exactly its part (D3, E11): of an invoice disputed in
 * part, interest is asked in the proportion of what is not disputed, rounded down, and the fixed compensation stays,
 * because the rest is late all the same. Under a plan the instalments that have fallen due are asked for and nothing
 * else (odoo #165199); what has come in since it was signed pays them in their order. What the creditor reports to have
 * received is asked for by nobody, under a plan no more than without one.
 * Costs belong to no invoice: they are asked for as long as anything else is, and wait with the last of it [G].
 * Invariant: due + held ≤ open for each invoice and the costs, and dueNow ≤ most ≤ outstanding.
 */
export function demandOf(claim: Claim, holds: readonly Held[], plan: RunningPlan | null = null): Demand {
  const isPaused = holds.some(({ invoiceId }) => invoiceId === null)
  const invoices = claim.invoices.map((line) => demandedOf(line, holds, isPaused))
  const costs = demandedCosts(claim, invoices, isPaused)
  const held = add(costs.held, ...invoices.map((invoice) => invoice.held))
  const undisputed = subtract(claim.outstanding, held)
  const overdue = add(costs.due, ...invoices.map(({ due }) => due))
  if (!plan)
    return { isPaused, held, undisputed, dueNow: overdue, most: overdue, invoices, costs, plan: null }
  const standing = planStanding(plan, claim.on)
  const reported = sum(holds.map(({ amount, isReported }) => (isReported && amount) || zero))
  const most = min(max(zero, subtract(standing.rest, reported)), undisputed)
  const dueNow = min(max(zero, subtract(standing.due, reported)), most)
  return { isPaused, held, undisputed, dueNow, most, invoices, costs, plan: standing }
}

/** How far a plan has been paid on a day: what is due first, then what comes next, and more than that from its end. */
export function planStanding({ total, receipts, instalments }: RunningPlan, on: Day): PlanStanding {
  const paid = sum(receipts.map(({ amount }) => amount))
  const cover = coverOf(instalments, receipts)
  const pieces = paidBy(instalments, receipts)
  const standings = instalments.map((instalment, place): InstalmentStanding => {
    const open = subtract(instalment.amount, cover[place] ?? zero)
    const fallen = instalment.dueOn < on ? 'LATE' : instalment.dueOn === on ? 'DUE' : 'TO_COME'
    const state = open === 0 ? 'PAID' : fallen
    return { ...instalment, open, state, paidBy: pieces[place] ?? [] }
  })
  return {
    total,
    paid,
    rest: max(zero, subtract(total, paid)),
    due: sum(standings.filter(({ dueOn }) => dueOn <= on).map(({ open }) => open)),
    next: standings.find(({ open }) => open > 0) ?? null,
    instalments: standings,
  }
}

/**
 * How a receipt of this day is shared out: what is paused takes nothing of it, as long as anything else is open. What
 * the server posts, and what a payer sees before paying.
 */
export function allocateReceipt(
  claim: Claim,
  demand: Demand,
  amount: Minor,
  named: readonly InvoiceId[] = [],
  order: readonly ClaimPart[] = defaultAllocationOrder,
): Allocation[] {
  const open = claim.invoices.map((line): OpenParts => {
    const held = demand.invoices.find(({ invoiceId }) => invoiceId === line.invoiceId)?.heldParts ?? nothing
    return {
      invoiceId: line.invoiceId,
      dueOn: line.dueOn,
      open: {
        COMPENSATION: subtract(line.compensationOpen, held.COMPENSATION),
        INTEREST: subtract(line.interestOpen, held.INTEREST),
        PRINCIPAL: subtract(line.principalOpen, held.PRINCIPAL),
      },
    }
  })
  const costs = { invoiceId: null, dueOn: '', open: { COSTS: subtract(claim.costs.open, demand.costs.held) } }
  return allocate(amount, [...open, costs], order, named)
}

/**
 * The smallest card payment of the debtor's own choice [G]: a hundred minor units, a thousand where the currency has
 * three decimals. Card schemes refuse less, and less would be eaten by the cost of booking it.
 */
export function smallestPayment(currency: Currency): Minor {
  return minor(exponent(currency) === 3 ? 1000 : 100)
}

/** Costs wait where everything that is open is paused; where nothing but costs is left, they are asked for. */
function demandedCosts(claim: Claim, invoices: readonly DemandedInvoice[], isPaused: boolean) {
  const { open } = claim.costs
  const held = sum(invoices.map((invoice) => invoice.held))
  const isAllHeld = held > 0 && held === subtract(claim.outstanding, open)
  return isPaused || isAllHeld ? { due: zero, held: open } : { due: open, held: zero }
}

const nothing: Parts = { PRINCIPAL: zero, INTEREST: zero, COMPENSATION: zero }

function demandedOf(line: ClaimLine, holds: readonly Held[], isPaused: boolean): DemandedInvoice {
  const heldParts = heldOf(line, holds, isPaused)
  const held = add(heldParts.PRINCIPAL, heldParts.INTEREST, heldParts.COMPENSATION)
  const due = line.overdue ? subtract(line.open, held) : zero
  return { invoiceId: line.invoiceId, due, held, heldParts }
}

function heldOf(line: ClaimLine, holds: readonly Held[], isPaused: boolean): Parts {
  const own = holds.filter(({ invoiceId }) => invoiceId === line.invoiceId)
  const everything = {
    PRINCIPAL: line.principalOpen,
    INTEREST: line.interestOpen,
    COMPENSATION: line.compensationOpen,
  }
  if (isPaused || own.some(({ amount }) => amount === null)) return everything
  const disputed = sum(own.map(({ amount }) => amount ?? zero))
  if (disputed === 0 || line.principalOpen === 0) return nothing
  if (disputed >= line.principalOpen) return everything
  const undisputed = subtract(line.principalOpen, disputed)
  const asked = mulDiv(line.interestOpen, undisputed, line.principalOpen, 'floor')
  return { PRINCIPAL: disputed, INTEREST: subtract(line.interestOpen, asked), COMPENSATION: zero }
}
