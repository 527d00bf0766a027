import type { Id } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import type { Db } from '../db.ts'
import type { OwnCase } from '../trpc.ts'

/** Waivers that wait for a second person: what, how much, whose idea, and why. */
export async function waiversOf(db: Db, caseId: OwnCase) {
  const rows = await db.interestWaiver.findMany({
    where: { caseId, decidedAt: null },
    orderBy: { askedAt: 'asc' },
    include: { invoice: { select: { number: true } } },
  })
  return rows.map(({ id, amountMinor, reason, askedById, askedByName, invoice }) => ({
    waiverId: id as Id<'waiver'>,
    amount: fromBigInt(amountMinor),
    reason,
    askedById,
    askedByName,
    invoice: invoice.number,
  }))
}
