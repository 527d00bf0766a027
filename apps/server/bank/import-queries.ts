import { type Instant, instant } from '#shared/dates.ts'
import { importsPage } from '#shared/bank/bank-input.ts'
import type { RefusalParams } from '#shared/refusal.ts'
import type { Ctx } from '../trpc.ts'

export type ImportStatus = 'CHECKING' | 'READING' | 'BOOKING' | 'DONE' | 'REFUSED'
type ImportFault = { code: string; params: RefusalParams }

/** The bank's files, the latest first: how far each is in numbers, and why one was refused. */
export async function imports({ house }: Ctx, { cursor }: { cursor?: string | undefined }) {
  const rows = await house.db.bankImport.findMany({
    where: cursor ? { id: { lt: cursor } } : {},
    orderBy: { id: 'desc' },
    take: importsPage + 1,
  })
  const shown = rows.slice(0, importsPage)
  const waiting = await house.db.bankEntry.groupBy({
    by: ['importId'],
    where: { importId: { in: shown.map(({ id }) => id) }, status: { in: ['SUSPENSE', 'WAITING'] } },
    _count: true,
  })
  const counts = await house.db.bankEntry.groupBy({
    by: ['importId'],
    where: { importId: { in: shown.map(({ id }) => id) }, status: 'DONE' },
    _count: true,
  })
  // What is on the account of client money is nobody's alone, and counts as done once it was recognised.
  const recognised = await house.db.collectiveEntry.groupBy({
    by: ['importId'],
    where: { importId: { in: shown.map(({ id }) => id) }, settledAt: { not: null } },
    _count: true,
  })
  const countOf = (rows: readonly { importId: string; _count: number }[], id: string) =>
    rows.find(({ importId }) => importId === id)?._count ?? 0
  return {
    items: shown.map((row) => ({
      importId: row.id,
      fileName: row.fileName,
      format: row.format,
      status: row.status as ImportStatus,
      fault: row.fault as ImportFault | null,
      found: row.found,
      known: row.known,
      booked: row.booked,
      pending: row.pending,
      matched: countOf(counts, row.id) + countOf(recognised, row.id),
      waiting: countOf(waiting, row.id),
      createdAt: instant(row.createdAt.toISOString()) as Instant,
    })),
    next: rows.length > importsPage ? (shown.at(-1)?.id ?? null) : null,
  }
}
