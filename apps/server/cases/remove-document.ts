import { whyNotRemoveDocument } from '#shared/cases/document.ts'
import type { DocumentId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { takeCase } from './case-row.ts'
import { forgetFile } from './forget-file.ts'

/** Takes a document out of a case that is not worked yet, and forgets its content. A repeat finds it gone. */
export async function removeDocument(
  ctx: Ctx & { caseId: OwnCase },
  { documentId }: { documentId: DocumentId },
): Promise<void> {
  const { house, actor, caseId } = ctx
  const key = await inTransaction(house.db, actor, async (tx) => {
    const row = await takeCase(tx, caseId)
    const document = await tx.document.findFirst({ where: { id: documentId, caseId } })
    if (!document) throw new Refusal('access.notFound')
    if (document.removedAt) return null
    const refusal = whyNotRemoveDocument(row.status)
    if (refusal) throw refusal
    if (actor.kind === 'creditor' && document.uploadedBy !== 'creditor') throw new Refusal('cases.notYours')
    const at = house.clock.now()
    await tx.document.update({ where: { id: documentId }, data: { removedAt: new Date(at) } })
    await record(tx, actor, {
      caseId,
      creditorId: row.creditorId,
      kind: 'document-removed',
      at,
      before: { documentId, name: document.name, kind: document.kind, sha256: document.sha256 },
    })
    return document.fileKey
  })
  if (key) await forgetFile(house, key)
}
