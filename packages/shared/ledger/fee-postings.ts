import type { CaseId } from '../ids.ts'
import { add, type Currency, type Minor, negate, subtract } from '../money.ts'
import { accountOf, type Posting, posting } from './posting.ts'

/** Our share of what a case has brought: fee, the VAT on it, and interest where the agreement leaves it to us. */
export type Share = { readonly fee: Minor; readonly vat: Minor; readonly kept: Minor }

/**
 * The posting that brings what was charged for a case to what is due for all it has brought, or null where they agree:
 * pro rata with every receipt and never ahead of it (D7), and back with everything that is taken back. It is set off
 * against the creditor's money, or invoiced where we hold none of it (D5).
 */
export function commissionCharged(
  caseId: CaseId,
  currency: Currency,
  due: Share,
  charged: Share,
  settle: 'NETTED' | 'INVOICED',
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

/** The creditor has paid an invoice of ours to our own account: what was owed and what was earned are both done with. */
export function feeInvoicePaid(caseId: CaseId, currency: Currency, { fee, vat, kept }: Share): Posting {
  return posting('fee-invoice-paid', [
    { account: accountOf('FEES', caseId, currency), amount: fee },
    { account: accountOf('VAT', caseId, currency), amount: vat },
    { account: accountOf('INTEREST_KEPT', caseId, currency), amount: kept },
    { account: accountOf('INVOICED', caseId, currency), amount: negate(add(fee, vat, kept)) },
  ])
}
