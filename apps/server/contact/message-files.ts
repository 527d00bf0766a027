import { attachmentLimits, documentLimits } from '#shared/cases/document.ts'
import { type FileLimits, type KeptFile, keepFiles, type SentFile } from '../cases/keep-files.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'

const limits: FileLimits = {
  files: attachmentLimits.files,
  bytes: documentLimits.bytes,
  megabytes: documentLimits.megabytes,
  tooMany: 'contact.tooManyFiles',
}

/** Keeps the files that came with a message, and names those that were left out. */
export const keepMessageFiles = (house: Pick<House, 'files' | 'clock'>, files: readonly SentFile[]) =>
  keepFiles(house, files, limits)

type Of = {
  caseId: string
  creditorId: string
  messageId: string
  uploadedBy: 'creditor' | 'desk' | 'debtor'
  uploadedById: string
  at: string
}

/** Puts kept files under their message, in its transaction. They are no papers of the claim. */
export async function attachFiles(tx: Tx, files: readonly KeptFile[], { at, ...of }: Of): Promise<void> {
  await tx.document.createMany({
    data: files.map(({ documentId, renamedFrom: _, ...file }) => ({
      ...file,
      ...of,
      id: documentId,
      kind: 'CORRESPONDENCE',
      createdAt: new Date(at),
    })),
  })
}
