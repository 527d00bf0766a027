import { day, instant } from '#shared/dates.ts'
import type { AccountKind } from '#shared/ledger/chart.ts'
import type { PostingKind } from '#shared/ledger/posting.ts'
import { sourceOf } from '#shared/ledger/posting-source.ts'
import { fromBigInt } from '#shared/money.ts'
import type { Prisma } from '#db/client.ts'
import type { Tx } from '../db.ts'

export const postingColumns = {
  id: true,
  kind: true,
  cause: true,
  caseId: true,
  postedOn: true,
  at: true,
  entries: {
    select: {
      id: true,
      amountMinor: true,
      currency: true,
      invoiceId: true,
      account: { select: { kind: true, caseId: true } },
    },
    orderBy: { position: 'asc' },
  },
} as const satisfies Prisma.LedgerTransactionSelect

export type PostingRow = Prisma.LedgerTransactionGetPayload<{ select: typeof postingColumns }>

/**
 * What heads a posting: what happened, when, in which case, and what it comes from. Cases and payments of a whole page
 * are read at once.
 */
export async function shownHead(tx: Tx, rows: readonly PostingRow[]) {
  const cases = await tx.case.findMany({
    where: { id: { in: rows.flatMap(({ caseId }) => caseId ?? []) } },
    select: { id: true, number: true, debtor: { select: { name: true } } },
  })
  const payments = await tx.payment.findMany({
    where: { id: { in: rows.flatMap(({ cause }) => paymentIn(cause) ?? []) } },
    select: { id: true, receiptNumber: true },
  })
  return (row: PostingRow) => {
    const file = cases.find(({ id }) => id === row.caseId)
    return {
      transactionId: row.id,
      kind: row.kind as PostingKind,
      on: day(row.postedOn),
      at: instant(row.at.toISOString()),
      currency: row.entries[0]?.currency ?? '',
      case: file ? { caseId: file.id, number: file.number ?? '', debtor: file.debtor.name } : null,
      source: {
        ...sourceOf(row.cause),
        receiptNumber: payments.find(({ id }) => id === paymentIn(row.cause))?.receiptNumber ?? null,
      },
    }
  }
}

/** The entries of a posting; asked for one case, those that are of no other. */
export function shownEntries({ entries }: PostingRow, caseId?: string) {
  return entries
    .filter(({ account }) => !caseId || account.caseId === null || account.caseId === caseId)
    .map(({ id, amountMinor, account, invoiceId }) => ({
      entryId: id,
      account: account.kind as AccountKind,
      caseId: account.caseId,
      invoiceId,
      amount: fromBigInt(amountMinor),
    }))
}

const paymentIn = (cause: string) => {
  const { kind, id } = sourceOf(cause)
  return kind === 'PAYMENT' || kind === 'CHARGEBACK' ? id : null
}
