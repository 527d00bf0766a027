import { documentLimits } from '#shared/cases/document.ts'
import { type DocumentId, newId } from '#shared/ids.ts'
import { isRefusal } from '#shared/refusal.ts'
import { forgetFile } from '../cases/forget-file.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { identify } from '../ports/sniff.ts'

export type MessageFile = {
  documentId: DocumentId
  name: string
  mediaType: string
  sizeBytes: number
  sha256: string
  fileKey: string
}

/**
 * Keeps the files that came with a message: what each is, is decided by its content. What a case has no use for
 * (programs, pages, empty or huge files) is left out; the answer names it.
 */
export async function keepFiles(
  house: Pick<House, 'files' | 'clock'>,
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<{ kept: MessageFile[]; leftOut: string[] }> {
  const kept: MessageFile[] = []
  const leftOut: string[] = []
  for (const { name, bytes } of files) {
    if (bytes.byteLength === 0 || bytes.byteLength > documentLimits.bytes) {
      leftOut.push(name)
      continue
    }
    try {
      const identified = await identify(bytes, name)
      const { key, sha256, size } = await house.files.put(bytes)
      kept.push({
        documentId: newId('document', Date.parse(house.clock.now())),
        name: identified.name,
        mediaType: identified.mime,
        sizeBytes: size,
        sha256,
        fileKey: key,
      })
    } catch (error) {
      if (!isRefusal(error)) throw error
      leftOut.push(name)
    }
  }
  return { kept, leftOut }
}

type Of = {
  caseId: string
  creditorId: string
  messageId: string
  uploadedBy: 'creditor' | 'desk' | 'debtor'
  uploadedById: string
  at: string
}

/** Puts kept files under their message, in its transaction. They are no papers of the claim. */
export async function attachFiles(tx: Tx, files: readonly MessageFile[], { at, ...of }: Of): Promise<void> {
  await tx.document.createMany({
    data: files.map(({ documentId, ...file }) => ({
      ...file,
      ...of,
      id: documentId,
      kind: 'CORRESPONDENCE',
      createdAt: new Date(at),
    })),
  })
}

/** What was kept for a message that was not written after all. */
export async function forgetFiles(house: House, files: readonly MessageFile[]): Promise<void> {
  for (const { fileKey } of files) await forgetFile(house, fileKey)
}
