import { entriesPage } from '#shared/bank/bank-input.ts'
import { becameOf } from '#shared/bank/became.ts'
import { day } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Ctx } from '../trpc.ts'

/** The bookings that one file has brought, in its order, and what each has become. */
export async function entries(
  { house: { db } }: Ctx,
  { importId, cursor }: { importId: string; cursor?: string | undefined },
) {
  const file = await db.bankImport.findUnique({
    where: { id: importId },
    select: { fileName: true, known: true },
  })
  if (!file) throw new Refusal('access.notFound')
  const rows = await db.bankEntry.findMany({
    where: { importId },
    orderBy: [{ line: 'asc' }, { id: 'asc' }],
    take: entriesPage + 1,
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
  })
  const shown = rows.slice(0, entriesPage)
  const companies = await db.creditor.findMany({
    where: { id: { in: shown.map(({ creditorId }) => creditorId) } },
    select: { id: true, name: true },
  })
  const nameOf = new Map(companies.map(({ id, name }) => [id, name]))
  return {
    ...file,
    items: shown.map((row) => ({
      entryId: row.id,
      line: row.line,
      bookedOn: day(row.bookedOn),
      amount: fromBigInt(row.amountMinor),
      currency: row.currency,
      payer: row.counterpartyName,
      creditorName: nameOf.get(row.creditorId) ?? '',
      became: becameOf(row),
    })),
    next: rows.length > entriesPage ? (shown.at(-1)?.id ?? null) : null,
  }
}
