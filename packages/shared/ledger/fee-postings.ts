import type { CaseId } from '../ids.ts'
import { add, type Currency, type Minor, negate, subtract } from '../money.ts'
import { accountOf, type Posting, posting } from './posting.ts'

/** Our share of what a case has brought: fee, the VAT on it, and interest where the agreement leaves it to us. */
export type Share = { readonly fee: Minor; readonly vat: Minor; readonly kept: Minor }

/**
 * How our fee reaches us by the agreement: set off against the creditor's money before it is paid out, or paid apart, by
 * invoice, while the money is paid out in full.
 */
export const feeSettlements = ['SET_OFF', 'PAID_APART'] as const
export type FeeSettlement = (typeof feeSettlements)[number]

/** How what is charged for a receipt is settled. */
export type Settled = 'NETTED' | 'INVOICED'

/**
 * By invoice where the agreement says so, and where the creditor has the money already, so that there is nothing that it
 * could be set off against (D5); otherwise out of the money that we hold.
 */
export const howSettled = (agreed: FeeSettlement, isHeldByCreditor: boolean): Settled =>
  isHeldByCreditor || agreed === 'PAID_APART' ? 'INVOICED' : 'NETTED'

/**
 * The posting that brings what was charged for a case to what is due for all it has brought, or null where they agree:
 * pro rata with every receipt and never ahead of it (D7), and back with everything that is taken back. It is set off
 * against the creditor's money, or invoiced: where we hold none of it (D5), or where the agreement says so.
 */
export function commissionCharged(
  caseId: CaseId,
  currency: Currency,
  due: Share,
  charged: Share,
  settle: Settled,
): Posting | null {
  const fee = subtract(due.fee, charged.fee)
  const vat = subtract(due.vat, charged.vat)
  const kept = subtract(due.kept, charged.kept)
  if (fee === 0 && vat === 0 && kept === 0) return null
  const total = add(fee, vat, kept)
  const from = settle === 'NETTED' ? 'PAYABLE' : 'INVOICED'
  return posting(fee < 0 || total < 0 ? 'commission-reversed' : 'commission-charged', [
    { account: accountOf(from, caseId, currency), amount: total },
    { account: accountOf('FEES', caseId, currency), amount: negate(fee) },
    { account: accountOf('VAT', caseId, currency), amount: negate(vat) },
    { account: accountOf('INTEREST_KEPT', caseId, currency), amount: negate(kept) },
  ])
}

/** What of an invoice is settled for one case. */
export type CaseShare = Share & { readonly caseId: CaseId }

/**
 * The creditor has paid an invoice of ours to our own account: what was owed and what was earned are both done with. No
 * money of the client account moves, because none of it was ever the creditor's (C7).
 */
export const feeInvoicePaid = (shares: readonly CaseShare[], currency: Currency): Posting =>
  posting('fee-invoice-paid', settled(shares, currency))

/** A credit note of ours and an open invoice of ours are set off against each other: so much of each is done with. */
export const feeInvoiceSetOff = (shares: readonly CaseShare[], currency: Currency): Posting =>
  posting('fee-invoice-set-off', settled(shares, currency))

const settled = (shares: readonly CaseShare[], currency: Currency) =>
  shares.flatMap(({ caseId, fee, vat, kept }) => [
    { account: accountOf('FEES', caseId, currency), amount: fee },
    { account: accountOf('VAT', caseId, currency), amount: vat },
    { account: accountOf('INTEREST_KEPT', caseId, currency), amount: kept },
    { account: accountOf('INVOICED', caseId, currency), amount: negate(add(fee, vat, kept)) },
  ])
