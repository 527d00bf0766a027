import type { Day } from '#shared/dates.ts'
import { lossRecovered } from '#shared/ledger/transfer-postings.ts'
import { type Currency, fromBigInt, type Minor } from '#shared/money.ts'
import { recoverable } from '#shared/payments/loss.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { post } from '../ledger/post.ts'

export type CameBack = {
  /** The booking of which it had been given back. */
  originalId: string
  creditorId: string
  cause: string
  amount: Minor
  currency: Currency
  /** Where the books have it. */
  from: 'SUSPENSE' | 'IN_TRANSIT'
  on: Day
}

/**
 * Money that we had given back comes back from the bank. Where its payer's bank had taken the same money as well, it had
 * left twice and we bore it: now it has left once, and our loss is gone. Answers what is left and somebody's.
 */
export async function recoverLoss(
  house: House,
  tx: Tx,
  { originalId, creditorId, cause, amount, currency, from, on }: CameBack,
): Promise<Minor> {
  await tx.$queryRaw`select 1 from "BankEntry" where "subjectId" = ${originalId} and kind = 'RETURNED_CREDIT' for update`
  const taken = await tx.bankEntry.findFirst({
    where: { subjectId: originalId, kind: 'RETURNED_CREDIT', lossMinor: { gt: 0n } },
  })
  if (!taken) return amount
  const { recovered, rest } = recoverable(amount, fromBigInt(taken.lossMinor))
  await post(tx, {
    creditorId,
    caseId: null,
    cause,
    posting: lossRecovered(recovered, currency, from),
    postedOn: on,
    at: house.clock.now(),
  })
  await tx.bankEntry.update({
    where: { id: taken.id },
    data: { lossMinor: { decrement: BigInt(recovered) } },
  })
  return rest
}
