import * as z from 'zod'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import type { Ctx, OwnCreditor } from '../trpc.ts'

export const detailsChoice = z.object({ detailsId: z.string().max(40) })
export const holderDecision = detailsChoice.extend({ decision: z.enum(['CHECKED', 'REFUSED']) })

/**
 * Anybody of the company takes back what was entered, as long as it waits: who doubts does not have to wait for an
 * owner, and the old details simply stay in force.
 */
export async function takeBackDetails(
  { house, actor, creditorId }: Ctx & { creditorId: OwnCreditor },
  { detailsId }: z.output<typeof detailsChoice>,
): Promise<{ takenBack: true }> {
  if (actor.kind !== 'creditor') throw new Error('Only a creditor takes back where it is paid')
  const at = new Date(house.clock.now())
  return inTransaction(house.db, actor, async (tx) => {
    const { count } = await tx.bankDetails.updateMany({
      where: {
        id: detailsId,
        creditorId,
        cancelledAt: null,
        OR: [{ activeFrom: { gt: at } }, { nameCheck: 'WAITS' }],
      },
      data: { cancelledAt: at, cancelledByName: actor.name, cancelledWhy: 'PERSON' },
    })
    if (count === 0) throw new Refusal('bankDetails.tooLate')
    return { takenBack: true as const }
  })
}

/** Somebody of the desk has looked whether an account holder of another name is the company. */
export async function checkHolder(
  { house, actor }: Ctx,
  { detailsId, decision }: z.output<typeof holderDecision>,
): Promise<{ decided: true }> {
  if (!('userId' in actor)) throw new Error('Only a person looks')
  const { count } = await house.db.bankDetails.updateMany({
    where: { id: detailsId, nameCheck: 'WAITS', cancelledAt: null },
    data: { nameCheck: decision, checkedById: actor.userId, checkedAt: new Date(house.clock.now()) },
  })
  if (count === 0) throw new Refusal('bankDetails.notWaiting')
  return { decided: true }
}
