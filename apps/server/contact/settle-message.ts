import type { SettleInput } from '#shared/contact/message-input.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'

/** A message that needs no answer (a thank-you, an advertisement) leaves the inbox, with the reason on record. */
export async function settleMessage(
  { house, actor, caseId, creditorId }: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  { messageId, why }: SettleInput,
) {
  return inTransaction(house.db, actor, async (tx) => {
    const at = house.clock.now()
    const { count } = await tx.message.updateMany({
      where: { id: messageId, caseId, settledAt: null },
      data: { settledAt: new Date(at), readAt: new Date(at) },
    })
    if (count === 0) throw new Refusal('contact.alreadySettled')
    await record(tx, actor, { caseId, creditorId, kind: 'message-settled', at, after: { messageId }, why })
    return { messageId }
  })
}
