import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { takeCase } from './case-row.ts'

/** The company says that what the desk entered for it is right (A16). Said twice, it is said once. */
export async function confirmEntry(ctx: Ctx & { caseId: OwnCase }): Promise<void> {
  const { house, actor, caseId } = ctx
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeCase(tx, caseId)
    if (row.entryConfirmedAt) return
    if (!row.onBehalfOfId || row.status === 'DRAFT') throw new Refusal('cases.nothingToConfirm')
    const at = house.clock.now()
    await tx.case.update({
      where: { id: caseId },
      data: { entryConfirmedAt: new Date(at), version: { increment: 1 } },
    })
    await record(tx, actor, {
      caseId,
      creditorId: row.creditorId,
      kind: 'entry-confirmed',
      at,
      after: { enteredById: row.enteredById },
    })
  })
}
