import { createStore, del, entries, get, set, update } from 'idb-keyval'
import type { DocumentKind } from '#shared/cases/document.ts'
import type { CaseId, DirectPaymentId, DisputeId, DocumentId, Id, MessageId } from '#shared/ids.ts'

/**
 * A file on its way to a case, with its bytes: a photo taken in a basement is still there when the app was killed.
 * Bytes are kept as an ArrayBuffer, because Safari has lost Files and Blobs in its database (workbox #2514).
 */
export type PendingFile = {
  documentId: DocumentId
  caseId: CaseId
  /** The message it is attached to, where it is no paper of the claim. */
  messageId?: MessageId
  userId: string
  name: string
  type: string
  size: number
  kind: DocumentKind
  /** The dispute it belongs to; left out for a paper of the claim. */
  disputeId?: DisputeId | undefined
  /** The report of a direct payment that it proves. */
  directPaymentId?: DirectPaymentId | undefined
  /** The consent to costs whose bill it is. */
  costConsentId?: Id<'costConsent'> | undefined
  bytes: ArrayBuffer
  /** The server knows of it and may have a part of it already. */
  isBegun: boolean
  isPaused: boolean
}

const store = createStore('saldo-files', 'files')

export const pendingFile = (id: DocumentId): Promise<PendingFile | undefined> => get(id, store)
export const keepFile = (file: PendingFile): Promise<void> => set(file.documentId, file, store)
export const forgetFile = (id: DocumentId): Promise<void> => del(id, store)

export const noteFile = (
  id: DocumentId,
  note: Partial<Pick<PendingFile, 'isBegun' | 'isPaused' | 'kind'>>,
): Promise<void> =>
  update<PendingFile | undefined>(id, (file) => (file ? { ...file, ...note } : undefined), store)

/** Everything of this person that has not arrived yet, oldest first. */
export async function pendingFiles(userId: string): Promise<PendingFile[]> {
  const all = await entries<DocumentId, PendingFile | undefined>(store)
  const own = all.flatMap(([, file]) => (file?.userId === userId ? [file] : []))
  return own.toSorted((one, other) => (one.documentId < other.documentId ? -1 : 1))
}
