import { evidenceLimits } from '#shared/disputes/dispute-input.ts'
import { isOpenDispute } from '#shared/disputes/dispute.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction } from '../db.ts'
import { record } from '../events.ts'
import type { IdentifiedFile } from '../ports/sniff.ts'
import { identify } from '../ports/sniff.ts'
import { type DisputeScope, takeDispute } from './dispute-row.ts'

export type Evidence = { bytes: Uint8Array; identified: IdentifiedFile }

/**
 * Files that came with a debtor's form, judged by their content before anything is written. Whoever has no account may
 * send pages and pictures, nothing that a program reads.
 */
export async function identifyEvidence(files: readonly File[]): Promise<Evidence[]> {
  if (files.length > evidenceLimits.files)
    throw new Refusal('disputes.tooManyFiles', { max: evidenceLimits.files })
  const found: Evidence[] = []
  for (const file of files) {
    if (file.size > evidenceLimits.bytes)
      throw new Refusal('files.tooLarge', { megabytes: evidenceLimits.megabytes })
    const bytes = new Uint8Array(await file.arrayBuffer())
    const identified = await identify(bytes, file.name)
    if (identified.type === 'xml') throw new Refusal('files.typeNotAllowed', { name: identified.name })
    found.push({ bytes, identified })
  }
  return found
}

/** Keeps a debtor's files with the dispute. The same content sent twice is kept once. */
export async function addEvidence(
  { house, actor, caseId, creditorId }: DisputeScope,
  disputeId: string,
  evidence: readonly Evidence[],
): Promise<void> {
  if (actor.kind !== 'debtor') throw new Error('Only a debtor sends files through a link')
  const stored = await Promise.all(
    evidence.map(async ({ bytes, identified }) => ({ ...(await house.files.put(bytes)), identified })),
  )
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeDispute(tx, caseId, disputeId)
    if (!isOpenDispute(row.status)) throw new Refusal('disputes.filesClosed')
    const present = await tx.document.findMany({
      where: { disputeId, uploadedBy: 'debtor', removedAt: null },
      select: { sha256: true },
    })
    const known = new Set(present.map(({ sha256 }) => sha256))
    const at = house.clock.now()
    for (const { key, sha256, size, identified } of stored) {
      if (known.has(sha256)) continue
      known.add(sha256)
      if (known.size > evidenceLimits.files)
        throw new Refusal('disputes.tooManyFiles', { max: evidenceLimits.files })
      const documentId = newId('document', Date.parse(at))
      await tx.document.create({
        data: {
          id: documentId,
          caseId,
          creditorId,
          disputeId,
          kind: 'OTHER',
          name: identified.name,
          mediaType: identified.mime,
          sizeBytes: size,
          sha256,
          fileKey: key,
          uploadedBy: 'debtor',
          uploadedById: actor.linkId,
          createdAt: new Date(at),
        },
      })
      await record(tx, actor, {
        caseId,
        creditorId,
        kind: 'document-added',
        at,
        after: {
          documentId,
          disputeId,
          name: identified.name,
          kind: 'OTHER',
          sha256,
          bytes: size,
          renamedFrom: identified.renamedFrom,
        },
      })
    }
  })
}
