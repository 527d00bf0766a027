import type { SettleDebit } from '#shared/bank/bank-input.ts'
import { whyNotCharge } from '#shared/bank/returned.ts'
import { day } from '#shared/dates.ts'
import { bankCharged } from '#shared/ledger/transfer-postings.ts'
import { fromBigInt } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { post } from '../ledger/post.ts'
import type { Ctx } from '../trpc.ts'
import { lockEntry } from './assign-money.ts'
import { originalsOf } from './find-original.ts'

/**
 * Money left a client account and nobody here had ordered it. A person says that the bank has charged it: the agency
 * owes it to the client account until it has made it good (C7). What a payer's bank has taken back is that only where
 * nobody knows which booking it was.
 */
export async function settleDebit({ house, actor }: Ctx, { entryId, why }: SettleDebit) {
  return inTransaction(house.db, actor, async (tx) => {
    const entry = await lockEntry(tx, entryId)
    if (entry.status !== 'WAITING' || entry.amountMinor >= 0n) throw new Refusal('bank.notWaiting')
    const isReturn = entry.kind === 'RETURNED_CREDIT'
    const refusal = isReturn ? whyNotCharge(await originalsOf(tx, entry)) : null
    if (refusal) throw refusal
    const at = house.clock.now()
    await post(tx, {
      creditorId: entry.creditorId,
      caseId: null,
      cause: entry.id,
      posting: bankCharged(fromBigInt(-entry.amountMinor), entry.currency),
      postedOn: day(entry.bookedOn),
      at,
      why,
      ...('userId' in actor ? { byId: actor.userId } : {}),
    })
    await tx.bankEntry.update({
      where: { id: entryId },
      data: {
        status: 'DONE',
        matchedBy: 'PERSON',
        settledAt: new Date(at),
        ...(isReturn ? { lossMinor: -entry.amountMinor } : {}),
      },
    })
    return { settled: true }
  })
}
