import { type DocumentId, newId } from '#shared/ids.ts'
import { isRefusal, Refusal } from '#shared/refusal.ts'
import type { LeftOutFile } from '#shared/pages/portal-pages.ts'
import type { House } from '../house.ts'
import { type FileType, identify } from '../ports/sniff.ts'
import { forgetFile } from './forget-file.ts'

/** A file whose bytes are kept and which is no document yet: that comes with the transaction it belongs to. */
export type KeptFile = {
  documentId: DocumentId
  name: string
  /** The name as it came, where it promised another type than the content has. */
  renamedFrom: string | null
  mediaType: string
  sizeBytes: number
  sha256: string
  fileKey: string
}

export type SentFile = { name: string; bytes: Uint8Array }

/** How many files may come at once and how large each may be; what is said where there are more, or another type. */
export type FileLimits = {
  files: number
  bytes: number
  megabytes: number
  tooMany: string
  forbids?: { type: FileType; code: string }
}

/**
 * Keeps the files that came with a form or a mail: what each is, is decided by its content. What a case has no use for
 * (programs, pages, empty or huge files, one too many) is left out; the answer names each and says why.
 */
export async function keepFiles(
  house: Pick<House, 'files' | 'clock'>,
  sent: readonly SentFile[],
  limits: FileLimits,
): Promise<{ kept: KeptFile[]; leftOut: LeftOutFile[] }> {
  const kept: KeptFile[] = []
  const leftOut: LeftOutFile[] = []
  for (const { name, bytes } of sent) {
    try {
      if (bytes.byteLength === 0) throw new Refusal('files.empty')
      if (bytes.byteLength > limits.bytes)
        throw new Refusal('files.tooLarge', { megabytes: limits.megabytes })
      if (kept.length >= limits.files) throw new Refusal(limits.tooMany, { max: limits.files })
      const identified = await identify(bytes, name)
      if (identified.type === limits.forbids?.type)
        throw new Refusal(limits.forbids.code, { name: identified.name })
      const { key, sha256, size } = await house.files.put(bytes)
      kept.push({
        documentId: newId('document', Date.parse(house.clock.now())),
        name: identified.name,
        renamedFrom: identified.renamedFrom,
        mediaType: identified.mime,
        sizeBytes: size,
        sha256,
        fileKey: key,
      })
    } catch (error) {
      if (!isRefusal(error)) throw error
      leftOut.push({ name: name.slice(0, 120), refusal: error.toJSON() })
    }
  }
  return { kept, leftOut }
}

/** Bytes that have become no document after all are not kept; those that have are left alone. */
export async function forgetUnused(
  house: Pick<House, 'db' | 'files'>,
  kept: readonly KeptFile[],
): Promise<void> {
  for (const { fileKey } of kept) await forgetFile(house, fileKey)
}
