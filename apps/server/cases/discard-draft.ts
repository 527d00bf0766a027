import { move } from '#shared/cases/case.ts'
import { Prisma } from '#db/client.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { moverOf, takeCase } from './case-row.ts'
import { forgetFile } from './forget-file.ts'

/**
 * Ends a draft that nobody wants any more. What was typed and uploaded is forgotten; the record keeps only that there
 * was a draft and who ended it. Done twice, it is done once.
 */
export async function discardDraft(ctx: Ctx & { caseId: OwnCase }): Promise<void> {
  const { house, actor, caseId } = ctx
  const keys = await inTransaction(house.db, actor, async (tx) => {
    const row = await takeCase(tx, caseId)
    if (row.status === 'CLOSED' && row.number === null) return []
    const at = house.clock.now()
    const documents = await tx.document.findMany({
      where: { caseId, removedAt: null },
      select: { fileKey: true },
    })
    await tx.document.updateMany({ where: { caseId }, data: { removedAt: new Date(at), name: '' } })
    await tx.debtor.update({ where: { id: row.debtorId }, data: { name: '' } })
    await tx.case.update({
      where: { id: caseId },
      data: {
        status: move(row.status, 'discard', moverOf(actor)),
        closeCode: 'NEVER_STARTED',
        closedOn: house.clock.today(),
        draft: Prisma.DbNull,
        reference: null,
        version: { increment: 1 },
      },
    })
    const { creditorId } = row
    await record(tx, actor, { caseId, creditorId, kind: 'case-closed', at, after: { code: 'NEVER_STARTED' } })
    return documents.map(({ fileKey }) => fileKey)
  })
  for (const key of keys) await forgetFile(house, key)
}
