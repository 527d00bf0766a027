import { attachmentLimits } from '#shared/cases/document.ts'
import type { MessageId } from '#shared/ids.ts'
import { attachFiles, forgetFiles, keepFiles } from '../contact/message-files.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { DebtorCtx } from './portal-web.ts'

/**
 * Puts a debtor's files under the question they came with, once. What a case has no use for is left out; the answer
 * says how many were.
 */
export async function attachToQuestion(ctx: DebtorCtx, messageId: MessageId, files: readonly File[]) {
  if (files.length === 0) return { leftOut: 0 }
  const { house, actor } = ctx
  const { caseId, creditorId, linkId } = actor
  const bytes = await Promise.all(
    files
      .slice(0, attachmentLimits.files)
      .map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
  const { kept, leftOut } = await keepFiles(house, bytes)
  const at = house.clock.now()
  const isNew = await inTransaction(house.db, actor, async (tx) => {
    const where = { id: messageId, caseId, audience: 'debtor', fromId: linkId, documents: { none: {} } }
    if (kept.length === 0 || (await tx.message.count({ where })) === 0) return false
    const of = { caseId, creditorId, messageId, uploadedBy: 'debtor', uploadedById: linkId } as const
    await attachFiles(tx, kept, { ...of, at })
    const names = kept.map(({ name }) => name)
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: 'debtor-file-attached',
      at,
      after: { messageId, names },
    })
    return true
  })
  if (!isNew) await forgetFiles(house, kept)
  return { leftOut: leftOut.length }
}
