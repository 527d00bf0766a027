import type { BankEntry } from '#db/client.ts'
import type { Actor } from '#shared/access/actor.ts'
import type { SettleReturn } from '#shared/bank/bank-input.ts'
import { bestOriginals } from '#shared/bank/returned.ts'
import { day } from '#shared/dates.ts'
import { leftTwice } from '#shared/ledger/transfer-postings.ts'
import type { CaseId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import { post } from '../ledger/post.ts'
import { caseStanding } from '../payments/case-standing.ts'
import type { Ctx } from '../trpc.ts'
import { tryOut } from '../try-out.ts'
import { lockEntry } from './assign-money.ts'
import { originalsOf } from './find-original.ts'
import { splitOf, standingBooking, takeBackBooking } from './take-back-booking.ts'

/**
 * A person says which booking a payer's bank has taken back. What is there of it is taken from where it is; where it was
 * paid out to the creditor already, the creditor's account stands below nothing and the next run sets it off (D7). What
 * we had given back before has left twice: that is ours to make good, and never the creditor's (A35, C7).
 */
export async function settleReturn({ house, actor }: Ctx, { entryId, originalId, why }: SettleReturn) {
  return inTransaction(house.db, actor, async (tx) => {
    const entry = await lockEntry(tx, entryId)
    const { missing } = await settleReturnIn(house, tx, actor, { entry, originalId, why })
    return { missing }
  })
}

async function settleReturnIn(
  house: House,
  tx: Tx,
  actor: Actor,
  { entry, originalId, why }: { entry: BankEntry; originalId: string; why: string },
) {
  if (entry.status !== 'WAITING' || entry.kind !== 'RETURNED_CREDIT') throw new Refusal('bank.notWaiting')
  const standing = await standingBooking(tx, originalId)
  const found = await originalsOf(tx, entry)
  if (!found.some((one) => one.originalId === originalId)) throw new Refusal('bank.otherBooking')
  const split = splitOf(entry, standing)
  await takeBackBooking(house, tx, actor, { entry, standing, why })
  const at = house.clock.now()
  if (split.missing > 0)
    await post(tx, {
      creditorId: entry.creditorId,
      caseId: null,
      cause: entry.id,
      posting: leftTwice(split.missing, entry.currency),
      postedOn: day(entry.bookedOn),
      at,
      why,
      ...('userId' in actor ? { byId: actor.userId } : {}),
    })
  await tx.bankEntry.update({
    where: { id: entry.id },
    data: {
      status: 'DONE',
      matchedBy: 'PERSON',
      subjectId: originalId,
      lossMinor: BigInt(split.missing),
      settledAt: new Date(at),
    },
  })
  return split
}

/** Each booking that it may have been, and what taking it back would do: tried out, and given up again. */
export async function possibleReturns(ctx: Ctx, entry: BankEntry) {
  if (entry.status !== 'WAITING' || entry.kind !== 'RETURNED_CREDIT') return []
  const found = bestOriginals(await originalsOf(ctx.house.db, entry))
  return Promise.all(
    found.map(async (one) => ({ ...one, ...(await tryReturn(ctx, entry.id, one.originalId)) })),
  )
}

async function tryReturn(ctx: Ctx, entryId: string, originalId: string) {
  return tryOut(ctx, async (house, tx) => {
    const entry = await lockEntry(tx, entryId)
    const { parts } = await standingBooking(tx, originalId)
    const original = await tx.bankEntry.findUniqueOrThrow({ where: { id: originalId } })
    const ids = [...new Set(parts.map(({ caseId }) => caseId))]
    const stand = () => Promise.all(ids.map((caseId) => caseStanding(house, tx, caseId as CaseId)))
    const before = await stand()
    const split = await settleReturnIn(house, tx, ctx.actor, { entry, originalId, why: '' })
    const after = await stand()
    return {
      bookedOn: day(original.bookedOn),
      payerName: original.counterpartyName,
      reference: original.reference ?? original.endToEndId,
      ...split,
      cases: before.map((stood, at) => ({ before: stood, after: after[at] ?? stood, pieces: [] })),
    }
  })
}
