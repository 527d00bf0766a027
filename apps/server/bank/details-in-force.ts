import { type DetailsStanding, inForce, type NameCheck } from '#shared/bank/bank-details.ts'
import type { Instant } from '#shared/dates.ts'
import type { Tx } from '../db.ts'

export type DetailsRow = Awaited<ReturnType<Tx['bankDetails']['findMany']>>[number]

const asInstant = (at: Date) => at.toISOString() as Instant

/** A row as the rules know it. */
export const standingOf = (row: DetailsRow): DetailsStanding & { row: DetailsRow } => ({
  id: row.id,
  nameCheck: row.nameCheck as NameCheck,
  enteredAt: asInstant(row.enteredAt),
  activeFrom: asInstant(row.activeFrom),
  cancelledAt: row.cancelledAt ? asInstant(row.cancelledAt) : null,
  row,
})

/** Everything that a creditor has ever entered, newest first. */
export async function detailsOf(tx: Tx, creditorId: string) {
  const rows = await tx.bankDetails.findMany({ where: { creditorId }, orderBy: { enteredAt: 'desc' } })
  return rows.map(standingOf)
}

/** Where a creditor is paid at a moment, or null: then nothing is paid out. */
export async function detailsInForce(tx: Tx, creditorId: string, now: Instant): Promise<DetailsRow | null> {
  return inForce(await detailsOf(tx, creditorId), now)?.row ?? null
}
