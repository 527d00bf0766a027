import type { HandleLeadInput } from '#shared/contact/desk-answer-input.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import type { Ctx } from '../trpc.ts'

/** Somebody of the desk has called or written back (A09). The first one who says so is the one on record. */
export async function handleLead({ house, actor }: Ctx, { leadId }: HandleLeadInput) {
  if (!('userId' in actor)) throw new Error('Only the desk handles leads')
  return inTransaction(house.db, actor, async (tx) => {
    const { count } = await tx.lead.updateMany({
      where: { id: leadId, handledAt: null },
      data: { handledAt: new Date(house.clock.now()), handledById: actor.userId },
    })
    if (count === 0) {
      const known = await tx.lead.count({ where: { id: leadId } })
      throw new Refusal(known === 0 ? 'access.notFound' : 'contact.leadHandled')
    }
    return { leadId }
  })
}
