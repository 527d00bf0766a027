import type { Country } from '../countries.ts'
import { compareDays, type Day, earliest } from '../dates.ts'
import type { InvoiceId, PaymentId } from '../ids.ts'
import { interestCountry } from '../interest/applicable-law.ts'
import { type LateInterest, lateInterest } from '../interest/late-interest.ts'
import {
  type Allocation,
  allocate,
  allocatedTo,
  type ClaimPart,
  defaultAllocationOrder,
  type OpenParts,
} from '../ledger/allocation.ts'
import { add, type Currency, type Minor, max, subtract, sum, zero } from '../money.ts'
import { type ClaimCost, type CostLine, costLine } from './cost-line.ts'

export type ClaimInvoice = {
  readonly invoiceId: InvoiceId
  readonly number: string
  readonly dueOn: Day
  readonly amount: Minor
}

/** Money that has arrived. What was posted once stays as it was posted; only a new receipt is shared out afresh. */
export type ClaimReceipt = {
  readonly paymentId: PaymentId
  readonly on: Day
  readonly amount: Minor
  readonly named?: readonly InvoiceId[]
  readonly allocations?: readonly Allocation[]
}

/** Interest that is not asked for, from a day on, with a reason on record: the only other end of it than payment. */
export type Waived = { readonly invoiceId: InvoiceId; readonly on: Day; readonly amount: Minor }

export type ClaimQuestion = {
  readonly invoices: readonly ClaimInvoice[]
  readonly receipts: readonly ClaimReceipt[]
  readonly creditorCountry: Country
  readonly debtorCountry: Country
  readonly currency: Currency
  readonly order?: readonly ClaimPart[]
  readonly waivers?: readonly Waived[]
  /** What was spent on recovering it, with the creditor's consent (A35). */
  readonly costs?: readonly ClaimCost[]
  /** Interest stands still from this day on, and no cost is added: a plan is being kept (D2). */
  readonly interestUntil?: Day
}

/** One invoice on one day: what it was, what became of it, and what is open. */
export type ClaimLine = {
  readonly invoiceId: InvoiceId
  readonly number: string
  readonly dueOn: Day
  readonly overdue: boolean
  readonly amount: Minor
  readonly principalPaid: Minor
  readonly principalOpen: Minor
  /** The statement of interest with its slices, rates and sources. */
  readonly interest: LateInterest
  /** After what was waived of it. */
  readonly interestOwed: Minor
  readonly interestWaived: Minor
  readonly interestPaid: Minor
  readonly interestOpen: Minor
  readonly compensationOwed: Minor
  readonly compensationPaid: Minor
  readonly compensationOpen: Minor
  /** Everything open on this invoice. */
  readonly open: Minor
}

export type Claim = {
  readonly on: Day
  readonly currency: Currency
  readonly invoices: readonly ClaimLine[]
  readonly receipts: readonly (Omit<ClaimReceipt, 'allocations'> & {
    readonly allocations: readonly Allocation[]
  })[]
  readonly principal: Minor
  readonly interest: Minor
  /** What the law would add as well, and what was waived of it. */
  readonly waived: Minor
  readonly compensation: Minor
  readonly costs: CostLine
  /** Principal, interest, compensation and costs, paid or not. */
  readonly claimed: Minor
  /** What receipts have paid of it. */
  readonly paid: Minor
  /** What was paid beyond the claim: the debtor's money. */
  readonly credit: Minor
  readonly outstanding: Minor
  /** What can be asked for today: the open parts of invoices that are overdue, and costs. */
  readonly dueNow: Minor
}

/**
 * What is owed on a day, and why. Receipts up to that day are taken in order of their days, each shared out as the
 * agreement says (Part 7.5); interest then runs on what is left of each invoice from the day after (erpnext #49621),
 * and interest that was not paid stays owed when the principal is gone (erpnext #58220).
 * Invariants: claimed = paid + outstanding, and receipts = paid + credit.
 */
export function claimOn(on: Day, question: ClaimQuestion): Claim {
  const { invoices, currency, order = defaultAllocationOrder } = question
  const arrived = question.receipts
    .filter((receipt) => receipt.on <= on)
    .toSorted((one, other) => compareDays(one.on, other.on))
  const receipts: Claim['receipts'][number][] = []
  for (const { allocations, ...receipt } of arrived) {
    const open = () => {
      const then = invoices.map((invoice) => lineOn(receipt.on, invoice, receipts, question))
      return openParts(then, costsOn(receipt.on, then, receipts, question))
    }
    receipts.push({
      ...receipt,
      allocations: allocations ?? allocate(receipt.amount, open(), order, receipt.named),
    })
  }
  const lines = invoices.map((invoice) => lineOn(on, invoice, receipts, question))
  const total = (of: (line: ClaimLine) => Minor) => sum(lines.map(of))
  const principal = total((line) => line.amount)
  const interest = total((line) => line.interestOwed)
  const compensation = total((line) => line.compensationOwed)
  const costs = costsOn(on, lines, receipts, question)
  const outstanding = add(
    total((line) => line.open),
    costs.open,
  )
  const claimed = add(principal, interest, compensation, costs.owed)
  return {
    on,
    currency,
    invoices: lines,
    receipts,
    principal,
    interest,
    waived: total((line) => line.interestWaived),
    compensation,
    costs,
    claimed,
    paid: subtract(claimed, outstanding),
    credit: allocatedTo(
      receipts.flatMap((receipt) => receipt.allocations),
      'CREDIT',
    ),
    outstanding,
    dueNow: add(
      total((line) => (line.overdue ? line.open : zero)),
      costs.open,
    ),
  }
}

/** What is open of a claim, invoice by invoice, and of its costs: what the books of the case have to say. */
export const standingOf = (claim: Pick<Claim, 'invoices' | 'costs'>): OpenParts[] =>
  openParts(claim.invoices, claim.costs)

function openParts(lines: readonly ClaimLine[], costs: CostLine): OpenParts[] {
  const invoices = lines.map(({ invoiceId, dueOn, compensationOpen, interestOpen, principalOpen }) => ({
    invoiceId,
    dueOn,
    open: { COMPENSATION: compensationOpen, INTEREST: interestOpen, PRINCIPAL: principalOpen },
  }))
  return costs.open === 0
    ? invoices
    : [...invoices, { invoiceId: null, dueOn: '', open: { COSTS: costs.open } }]
}

/** The costs of the case, after the fixed compensation of all its invoices. */
function costsOn(
  on: Day,
  lines: readonly ClaimLine[],
  receipts: Claim['receipts'],
  { costs = [], interestUntil = on, ...parties }: ClaimQuestion,
): CostLine {
  return costLine(earliest(on, interestUntil), {
    costs,
    country: interestCountry(parties),
    compensation: sum(lines.map(({ compensationOwed }) => compensationOwed)),
    paid: allocatedTo(
      receipts.flatMap(({ allocations }) => allocations),
      'COSTS',
    ),
  })
}

function lineOn(
  on: Day,
  invoice: ClaimInvoice,
  receipts: Claim['receipts'],
  parties: Pick<
    ClaimQuestion,
    'creditorCountry' | 'debtorCountry' | 'currency' | 'interestUntil' | 'waivers'
  >,
): ClaimLine {
  const { invoiceId, number, dueOn, amount } = invoice
  const paid = (part: ClaimPart) =>
    allocatedTo(
      receipts.flatMap((receipt) => receipt.allocations),
      part,
      invoiceId,
    )
  const payments = receipts
    .map((receipt) => ({ on: receipt.on, amount: allocatedTo(receipt.allocations, 'PRINCIPAL', invoiceId) }))
    .filter((payment) => payment.amount > 0)
  const country = interestCountry(parties)
  const { interestUntil = on } = parties
  const interest = lateInterest({
    country,
    principal: amount,
    currency: parties.currency,
    dueOn,
    onDay: earliest(on, interestUntil),
    payments,
  })
  const [principalPaid, interestPaid, compensationPaid] = [
    paid('PRINCIPAL'),
    paid('INTEREST'),
    paid('COMPENSATION'),
  ]
  // Where one rate counts for the whole delay it may fall later; what was rightly paid is not claimed back.
  const given = (parties.waivers ?? []).filter((waived) => waived.invoiceId === invoiceId && waived.on <= on)
  const charged = max(zero, subtract(interest.interest, ...given.map((waived) => waived.amount)))
  const interestOwed = max(charged, interestPaid)
  const interestWaived = max(zero, subtract(interest.interest, interestOwed))
  const compensationOwed = max(interest.compensation ?? zero, compensationPaid)
  const principalOpen = subtract(amount, principalPaid)
  const interestOpen = subtract(interestOwed, interestPaid)
  const compensationOpen = subtract(compensationOwed, compensationPaid)
  return {
    invoiceId,
    number,
    dueOn,
    overdue: dueOn < on,
    amount,
    principalPaid,
    principalOpen,
    interest,
    interestOwed,
    interestWaived,
    interestPaid,
    interestOpen,
    compensationOwed,
    compensationPaid,
    compensationOpen,
    open: add(principalOpen, interestOpen, compensationOpen),
  }
}
