import { Refusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'

/** Whether nothing of what a booking has paid was given back: a part that has left cannot be taken back again. */
async function isWhole(tx: Tx, paymentId: string): Promise<boolean> {
  const given = await tx.refund.count({
    where: { orderedAt: { not: null }, payment: { OR: [{ id: paymentId }, { restOfId: paymentId }] } },
  })
  return given === 0
}

/** A receipt of which a part has gone back is not the whole booking any more, and is not undone as if it were. */
export async function mustBeWhole(tx: Tx, paymentId: string): Promise<void> {
  if (!(await isWhole(tx, paymentId))) throw new Refusal('bank.partlyGivenBack')
}
