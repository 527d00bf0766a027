import type { MessageId } from '#shared/ids.ts'
import type { KeptFile } from '../cases/keep-files.ts'
import { attachFiles } from '../contact/message-files.ts'
import type { Tx } from '../db.ts'
import { record } from '../events.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'

/** Puts a debtor's files under the question they came with, in its transaction and once. */
export async function attachSent(
  tx: Tx,
  { house, actor, caseId, creditorId }: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  messageId: MessageId,
  kept: readonly KeptFile[],
): Promise<void> {
  if (actor.kind !== 'debtor') throw new Error('Only a debtor asks through a link')
  if (kept.length === 0 || (await tx.document.count({ where: { messageId } })) > 0) return
  const at = house.clock.now()
  const of = { caseId, creditorId, messageId, uploadedBy: 'debtor', uploadedById: actor.linkId } as const
  await attachFiles(tx, kept, { ...of, at })
  const names = kept.map(({ name }) => name)
  const after = { messageId, names }
  await record(tx, actor, { caseId, creditorId, kind: 'debtor-file-attached', at, after })
}
