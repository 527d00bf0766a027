import { shareDue } from '#shared/cases/yours.ts'
import { commissionCharged, howSettled } from '#shared/ledger/fee-postings.ts'
import type { Booking } from '../cases/book-claim.ts'
import type { LoadedClaim } from '../cases/load-claim.ts'
import { termsColumns, termsOf } from '../cases/price-of-case.ts'
import type { Tx } from '../db.ts'
import { chargedShare } from '../ledger/case-books.ts'
import { post } from '../ledger/post.ts'

/**
 * Brings what was charged for a case to what is due for everything it has brought: pro rata with each receipt, never
 * ahead of it, and back where money was taken back (D7).
 */
export async function chargeCommission(
  tx: Tx,
  { claim, on }: LoadedClaim,
  { cause, ...of }: Booking,
  { isHeldByCreditor = false }: { isHeldByCreditor?: boolean } = {},
): Promise<void> {
  const row = await tx.case.findUniqueOrThrow({ where: { id: of.caseId }, select: termsColumns })
  const terms = termsOf(row)
  if (!terms) throw new Error(`The case ${of.caseId} has no price`)
  const charged = await chargedShare(tx, of.caseId)
  const settle = howSettled(terms.mandate.feeSettlement, isHeldByCreditor)
  const posting = commissionCharged(of.caseId, claim.currency, shareDue(claim, terms), charged, settle)
  if (posting) await post(tx, { ...of, cause, posting, postedOn: on })
}
