import type { BankEntry } from '#db/client.ts'
import type { Actor } from '#shared/access/actor.ts'
import { splitReturn } from '#shared/bank/returned.ts'
import { receiptReturned, suspenseReturned } from '#shared/ledger/receipt-postings.ts'
import { fromBigInt, type Minor, subtract } from '#shared/money.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { post } from '../ledger/post.ts'
import { creditGoneOf } from '../payments/refund-row.ts'
import { takeBackReceipt } from '../payments/take-back-receipt.ts'
import { debtOf, tellOfCorrection } from '../payments/tell-of-correction.ts'
import { countsOn } from './book-entry.ts'

/** What of a booking stands in one case: a receipt, or what is left of one of which a part was given back. */
type Part = { paymentId: string; caseId: string; creditGone: Minor; there: Minor }
export type StandingBooking = { id: string; parts: Part[]; waits: Minor }

/** What is still there of a booking that arrived, under its lock: in whatever cases it is by now, and in suspense. */
export async function standingBooking(tx: Tx, id: string): Promise<StandingBooking> {
  await tx.$queryRaw`select 1 from "BankEntry" where id = ${id} for update`
  const row = await tx.bankEntry.findUniqueOrThrow({
    where: { id },
    include: { assignments: { where: { kind: 'ASSIGNED', takenBackAt: null } } },
  })
  const roots = row.assignments.flatMap(({ paymentId }) => paymentId ?? [])
  const receipts = await tx.payment.findMany({
    where: { status: 'SUCCEEDED', OR: [{ id: { in: roots } }, { restOfId: { in: roots } }] },
    // In the order of their cases, so that two who take money from the same never wait for each other.
    orderBy: [{ caseId: 'asc' }, { id: 'asc' }],
    include: { refunds: { select: { orderedAt: true, fromCreditMinor: true } } },
  })
  const parts = receipts.map(({ id: paymentId, caseId, amountMinor, refunds }) => {
    const creditGone = creditGoneOf(refunds)
    return { paymentId, caseId, creditGone, there: subtract(fromBigInt(amountMinor), creditGone) }
  })
  return { id, parts, waits: fromBigInt(row.restMinor) }
}

/** What a return finds, and what is missing of it because it had been given back. */
export const splitOf = ({ amountMinor }: Pick<BankEntry, 'amountMinor'>, standing: StandingBooking) =>
  splitReturn(fromBigInt(-amountMinor), standing)

/**
 * Takes back what is there of a booking, whatever it has become: receipts by reversal, so that their cases stand as if
 * they had never come, and what waited leaves suspense. What is missing is not decided here.
 */
export async function takeBackBooking(
  house: House,
  tx: Tx,
  actor: Actor,
  { entry, standing, why }: { entry: BankEntry; standing: StandingBooking; why: string },
): Promise<void> {
  const at = new Date(house.clock.now())
  for (const { paymentId, caseId, creditGone } of standing.parts) {
    const cause = `${entry.id}:${paymentId}`
    const before = await debtOf(house, tx, caseId)
    await takeBackReceipt(house, tx, actor, {
      paymentId,
      cause,
      why,
      leaves: (of, amount, currency) => receiptReturned(of, amount, currency, creditGone),
    })
    const told = { caseId, before, what: 'RETURNED' } as const
    await tellOfCorrection(house, tx, { cause, paymentId, why: null }, told)
  }
  await tx.bankAssignment.updateMany({
    where: { entryId: standing.id, kind: 'ASSIGNED', takenBackAt: null },
    data: { takenBackAt: at, takenBackWhy: why },
  })
  if (standing.waits > 0)
    await post(tx, {
      creditorId: entry.creditorId,
      caseId: null,
      cause: entry.id,
      posting: suspenseReturned(standing.waits, entry.currency, 'BANK'),
      postedOn: countsOn(entry),
      at: house.clock.now(),
      why,
    })
  // What somebody was about to give back is gone already, and must not leave a second time.
  await tx.payBack.updateMany({
    where: { kind: 'SUSPENSE', subjectId: standing.id, status: { in: ['WAITING', 'HELD'] } },
    data: { status: 'TAKEN_BACK', heldUntil: null, version: { increment: 1 } },
  })
  await tx.bankEntry.update({
    where: { id: standing.id },
    data: { status: 'DONE', restMinor: 0n, why: 'returned', settledAt: at },
  })
}
