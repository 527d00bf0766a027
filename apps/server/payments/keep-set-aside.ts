import type { KeepSetAside } from '#shared/payments/set-aside-input.ts'
import { whyNotKeepUntil, whyNotSettleAside } from '#shared/payments/set-aside.ts'
import { inTransaction } from '../db.ts'
import type { Ctx } from '../trpc.ts'
import { takeAside } from './aside-row.ts'

/**
 * It stays where it is, because something has to become clear first: with a reason, with this person, and until a day on
 * which it stands in the inbox again. In the books it is what it was.
 */
export async function keepSetAside({ house, actor }: Ctx, { setAsideId, untilOn, why }: KeepSetAside) {
  if (actor.kind !== 'manager') throw new Error('Only an account manager decides')
  const { userId, name } = actor
  return inTransaction(house.db, actor, async (tx) => {
    const { row, money } = await takeAside(tx, setAsideId)
    const refusal = whyNotSettleAside(money, 'keep') ?? whyNotKeepUntil(untilOn, house.clock.today())
    if (refusal) throw refusal
    const kept = { keptUntil: untilOn, keptById: userId, keptByName: name, keptWhy: why }
    // Whoever had asked to give it back asks again, once that is clear.
    const noAsk = { askedById: null, askedByName: null, askedWhy: null }
    await tx.setAsidePayment.update({ where: { id: row.id }, data: { ...kept, ...noAsk } })
    return { untilOn }
  })
}
