import type { InvoiceId } from '#shared/ids.ts'
import type { ClaimPart } from '#shared/ledger/allocation.ts'
import type { Standing } from '#shared/ledger/claim-postings.ts'
import type { Share } from '#shared/ledger/fee-postings.ts'
import { fromBigInt, negate } from '#shared/money.ts'
import type { Tx } from '../db.ts'

/** What stands in the books of a case as owed, invoice by invoice. */
export async function bookedClaim(tx: Tx, caseId: string): Promise<Standing[]> {
  const rows = await tx.$queryRaw<{ part: ClaimPart; invoiceId: InvoiceId | null; open: bigint }[]>`
    select substring(a.kind from 7) as part, e."invoiceId", sum(e."amountMinor")::bigint as open
    from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id
    where a."caseId" = ${caseId} and a.kind like 'CLAIM_%'
    group by a.kind, e."invoiceId"`
  const invoices = new Set(rows.map(({ invoiceId }) => invoiceId))
  return [...invoices].map((invoiceId) => ({
    invoiceId,
    open: Object.fromEntries(
      rows.filter((row) => row.invoiceId === invoiceId).map(({ part, open }) => [part, fromBigInt(open)]),
    ),
  }))
}

/** What was charged for a case so far, whether it has left the client account or not. */
export async function chargedShare(tx: Tx, caseId: string): Promise<Share> {
  const rows = await tx.$queryRaw<{ kind: string; charged: bigint }[]>`
    select a.kind, sum(e."amountMinor")::bigint as charged
    from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id
      join "LedgerTransaction" t on t.id = e."transactionId"
    where a."caseId" = ${caseId} and a.kind in ('FEES', 'VAT', 'INTEREST_KEPT')
      and t.kind in ('commission-charged', 'commission-reversed')
    group by a.kind`
  const of = (kind: string) => negate(fromBigInt(rows.find((row) => row.kind === kind)?.charged ?? 0n))
  return { fee: of('FEES'), vat: of('VAT'), kept: of('INTEREST_KEPT') }
}
