import { evidenceLimits } from '#shared/disputes/dispute-input.ts'
import { isOpenDispute } from '#shared/disputes/dispute.ts'
import type { LeftOutFile } from '#shared/pages/portal-pages.ts'
import { Refusal } from '#shared/refusal.ts'
import { type FileLimits, type KeptFile, keepFiles, type SentFile } from '../cases/keep-files.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { House } from '../house.ts'
import { type DisputeScope, takeDispute } from './dispute-row.ts'

const max = evidenceLimits.files
/** Whoever has no account may send pages and pictures, nothing that a program reads. */
const limits: FileLimits = {
  ...evidenceLimits,
  tooMany: 'disputes.tooManyFiles',
  forbids: { type: 'xml', code: 'disputes.evidenceType' },
}

/** Keeps the files that came with a debtor's form, and names those that were left out. */
export const keepEvidence = (house: Pick<House, 'files' | 'clock'>, files: readonly SentFile[]) =>
  keepFiles(house, files, limits)

/**
 * Puts a debtor's files under the dispute, in the transaction of what they came with. The same content sent twice is
 * kept once; what is more than a dispute holds is left out by name.
 */
export async function writeEvidence(
  tx: Tx,
  { house, actor, caseId, creditorId }: DisputeScope,
  disputeId: string,
  kept: readonly KeptFile[],
): Promise<LeftOutFile[]> {
  if (kept.length === 0) return []
  if (actor.kind !== 'debtor') throw new Error('Only a debtor sends files through a link')
  const row = await takeDispute(tx, caseId, disputeId)
  if (!isOpenDispute(row.status)) throw new Refusal('disputes.filesClosed')
  const present = await tx.document.findMany({
    where: { disputeId, uploadedBy: 'debtor', removedAt: null },
    select: { sha256: true },
  })
  const known = new Set(present.map(({ sha256 }) => sha256))
  const at = house.clock.now()
  const leftOut: LeftOutFile[] = []
  for (const { documentId, renamedFrom, ...file } of kept) {
    const { name, sha256, sizeBytes } = file
    if (known.has(sha256)) continue
    if (known.size >= max) {
      leftOut.push({ name, refusal: new Refusal('disputes.tooManyFiles', { max }).toJSON() })
      continue
    }
    known.add(sha256)
    await tx.document.create({
      data: {
        ...file,
        id: documentId,
        caseId,
        creditorId,
        disputeId,
        kind: 'OTHER',
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
      after: { documentId, disputeId, name, kind: 'OTHER', sha256, bytes: sizeBytes, renamedFrom },
    })
  }
  return leftOut
}

/** Files that follow later, with nothing else. */
export const addEvidence = (scope: DisputeScope, disputeId: string, kept: readonly KeptFile[]) =>
  inTransaction(scope.house.db, scope.actor, (tx) => writeEvidence(tx, scope, disputeId, kept))
