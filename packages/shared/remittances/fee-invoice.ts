import { addDays, type Day } from '../dates.ts'
import { add, type Currency, type Minor, negate, sum, zero } from '../money.ts'
import type { VatTreatment } from '../quotes/vat.ts'

export type InvoiceKind = 'INVOICE' | 'CREDIT_NOTE'

/** Who stands on an invoice, and where. */
export type InvoiceParty = {
  readonly name: string
  readonly vatNumber: string | null
  readonly registrationNumber: string | null
  readonly street: string | null
  readonly postalCode: string | null
  readonly town: string | null
  readonly country: string
}

/** The fee of one case. */
export type InvoiceLine = { readonly label: string; readonly net: Minor }

/** An invoice as it was issued: the paper and the XML inside say the same, because both are made of this. */
export type FeeInvoiceData = {
  readonly kind: InvoiceKind
  readonly number: string
  readonly issuedOn: Day
  /** By when it is paid; null where it was set off and nothing is to pay. */
  readonly dueOn: Day | null
  readonly currency: Currency
  readonly seller: InvoiceParty
  readonly buyer: InvoiceParty
  readonly lines: readonly InvoiceLine[]
  readonly net: Minor
  readonly vat: Minor
  readonly total: Minor
  readonly treatment: VatTreatment
  readonly percent: string | null
  /** The run with which it was set off; null where the creditor pays it. */
  readonly setOffWith: string | null
  /** The run with which the creditor's money was paid out in full, where the agreement has fees paid apart. */
  readonly paidApartFrom?: string | null
  /** Interest that the agreement leaves to us and that the creditor has received: asked for beside the fee. */
  readonly kept?: Minor
  /** The postings by which the fees were taken or charged; invoices issued before 2026-11-24 name none. */
  readonly postings?: readonly string[]
}

/** How long a creditor has for a fee that could not be set off [G]. */
export const feeDueDays = 14
export const feeDueOn = (issuedOn: Day): Day => addDays(issuedOn, feeDueDays)

/** What is to be transferred for an invoice; below zero it is the creditor's. */
export const toTransfer = ({
  kind,
  total,
  kept = zero,
}: Pick<FeeInvoiceData, 'kind' | 'total' | 'kept'>): Minor =>
  add(kind === 'CREDIT_NOTE' ? negate(total) : total, kept)

export type FeeLine = { readonly label: string; readonly fee: Minor; readonly vat: Minor }

export type InvoiceSums = {
  readonly kind: InvoiceKind
  readonly lines: readonly InvoiceLine[]
  readonly net: Minor
  readonly vat: Minor
  readonly total: Minor
}

/**
 * What an invoice says of these fees, or null where there is none. Fees that went back with a chargeback are lines below
 * zero; where they are more than the others, it is a credit note, whose figures are above zero as its readers expect.
 */
export function invoiceOf(fees: readonly FeeLine[]): InvoiceSums | null {
  const charged = fees.filter(({ fee, vat }) => fee !== 0 || vat !== 0)
  if (charged.length === 0) return null
  const net = sum(charged.map(({ fee }) => fee))
  const vat = sum(charged.map((each) => each.vat))
  const kind = net < 0 ? 'CREDIT_NOTE' : 'INVOICE'
  const turned = (amount: Minor) => (kind === 'CREDIT_NOTE' ? negate(amount) : amount)
  return {
    kind,
    lines: charged.map(({ label, fee }) => ({ label, net: turned(fee) })),
    net: turned(net),
    vat: turned(vat),
    total: turned(sum([net, vat])),
  }
}
