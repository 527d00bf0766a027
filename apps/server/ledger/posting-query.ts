import type { CreditorId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { postingAmounts } from '#shared/ledger/account-book.ts'
import { readPostingNumber } from '#shared/ledger/posting-number.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'
import { postingColumns, shownEntries, shownHead } from './shown-posting.ts'

const columns = {
  ...postingColumns,
  creditorId: true,
  why: true,
  byId: true,
  reversesId: true,
  reversal: { select: { id: true } },
} as const

/** One posting of a company with all its entries, and what it reverses or was reversed by. */
export async function postingOf(
  { house, actor, creditorId }: Ctx & { creditorId: OwnCreditor },
  { transactionId }: { transactionId: string },
) {
  const { by: _by, ...posting } = await inTransaction(house.db, actor, (tx) =>
    onePosting(tx, { id: transactionId, creditorId }),
  )
  return posting
}

/** The same for the desk, which also sees whose hand it was, and in which run it was paid out. */
export async function deskPosting({ house }: Ctx, { transactionId }: { transactionId: string }) {
  const posting = await onePosting(house.db, { id: transactionId })
  const remittance =
    posting.source.kind === 'REMITTANCE' && posting.source.id
      ? await house.db.remittance.findUnique({ where: { id: posting.source.id }, select: { runId: true } })
      : null
  return { ...posting, runId: remittance?.runId ?? null }
}

/** A posting is asked for by its id or by the number that somebody has read on a paper. */
async function idOf(tx: Tx, asked: string, creditorId: string | undefined): Promise<string> {
  const end = readPostingNumber(asked)
  if (end === null) return asked
  const [found] = await tx.$queryRaw<{ id: string }[]>`
    select id from "LedgerTransaction"
    where right(id, 10) = ${end} and "creditorId" = coalesce(${creditorId ?? null}, "creditorId")
    order by at desc limit 1`
  return found?.id ?? asked
}

async function onePosting(tx: Tx, { id, creditorId }: { id: string; creditorId?: string }) {
  const row = await tx.ledgerTransaction.findFirst({
    where: { id: await idOf(tx, id, creditorId), ...(creditorId ? { creditorId } : {}) },
    select: columns,
  })
  if (!row) throw new Refusal('access.notFound')
  const entries = shownEntries(row)
  const invoices = await tx.invoice.findMany({
    where: { id: { in: entries.flatMap(({ invoiceId }) => invoiceId ?? []) } },
    select: { id: true, number: true },
  })
  const cases = await tx.case.findMany({
    where: { id: { in: entries.flatMap(({ caseId }) => caseId ?? []) } },
    select: { id: true, number: true },
  })
  const by = row.byId ? await tx.user.findUnique({ where: { id: row.byId }, select: { name: true } }) : null
  const heads = await shownHead(tx, [row])
  return {
    ...heads(row),
    ...postingAmounts(entries),
    creditorId: row.creditorId as CreditorId,
    why: row.why,
    by: by?.name ?? null,
    reverses: row.reversesId,
    reversedBy: row.reversal?.id ?? null,
    entries: entries.map(({ caseId, invoiceId, ...entry }) => ({
      ...entry,
      case: cases.find(({ id }) => id === caseId)?.number ?? null,
      invoice: invoices.find(({ id }) => id === invoiceId)?.number ?? null,
    })),
  }
}
