import type { CaseId, InvoiceId } from '#shared/ids.ts'
import type { AccountKind, Entry } from '#shared/ledger/chart.ts'
import { fromBigInt } from '#shared/money.ts'
import type { Tx } from '../db.ts'

/** A posting as it stands in the books, so that it can be reversed; null where nothing was posted for this cause. */
export async function readPosting(
  tx: Tx,
  cause: string,
): Promise<{ id: string; postedOn: string; entries: Entry[] } | null> {
  const row = await tx.ledgerTransaction.findUnique({
    where: { cause },
    select: {
      id: true,
      postedOn: true,
      entries: {
        select: {
          amountMinor: true,
          invoiceId: true,
          account: { select: { kind: true, caseId: true, currency: true } },
        },
      },
    },
  })
  if (!row) return null
  return {
    id: row.id,
    postedOn: row.postedOn,
    entries: row.entries.map(({ amountMinor, invoiceId, account }) => ({
      account: {
        kind: account.kind as AccountKind,
        caseId: account.caseId as CaseId | null,
        currency: account.currency,
      },
      amount: fromBigInt(amountMinor),
      invoiceId: invoiceId as InvoiceId | null,
    })),
  }
}
