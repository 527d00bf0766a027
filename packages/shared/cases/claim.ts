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
  /** Interest stands still from this day on: a plan is being kept (D2). */
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
  /** Principal, interest and compensation, paid or not. */
  readonly claimed: Minor
  /** What receipts have paid of it. */
  readonly paid: Minor
  /** What was paid beyond the claim: the debtor's money. */
  readonly credit: Minor
  readonly outstanding: Minor
  /** What can be asked for today: the open parts of invoices that are overdue. */
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
    const open = () => openParts(invoices.map((invoice) => lineOn(receipt.on, invoice, receipts, question)))
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
  const outstanding = total((line) => line.open)
  const claimed = add(principal, interest, compensation)
  return {
    on,
    currency,
    invoices: lines,
    receipts,
    principal,
    interest,
    waived: total((line) => line.interestWaived),
    compensation,
    claimed,
    paid: subtract(claimed, outstanding),
    credit: allocatedTo(
      receipts.flatMap((receipt) => receipt.allocations),
      'CREDIT',
    ),
    outstanding,
    dueNow: total((line) => (line.overdue ? line.open : zero)),
  }
}

/** What is open of a claim, invoice by invoice: what the books of the case have to say. */
export const standingOf = (claim: Pick<Claim, 'invoices'>): OpenParts[] => openParts(claim.invoices)

function openParts(lines: readonly ClaimLine[]): OpenParts[] {
  return lines.map(({ invoiceId, dueOn, compensationOpen, interestOpen, principalOpen }) => ({
    invoiceId,
    dueOn,
    open: { COMPENSATION: compensationOpen, INTEREST: interestOpen, PRINCIPAL: principalOpen },
  }))
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
