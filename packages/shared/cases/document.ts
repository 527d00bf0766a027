import { Refusal } from '../refusal.ts'

/** What a document of a case is (A13). */
export const documentKinds = [
  'INVOICE',
  'STATEMENT_OF_ACCOUNT',
  'CONTRACT',
  'PROOF_OF_DELIVERY',
  'CORRESPONDENCE',
  'OTHER',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export const isDocumentKind = (text: unknown): text is DocumentKind =>
  documentKinds.some((kind) => kind === text)

/** The largest file, in bytes, and the most files of one case. */
export const documentLimits = { bytes: 25 * 1024 * 1024, megabytes: 25, files: 30 } as const

/** What a file dialog offers. What is really taken is decided by content, when the file has arrived. */
export const documentTypes =
  '.pdf,.jpg,.jpeg,.png,.heic,.heif,.xml,application/pdf,image/*,application/xml,text/xml'

/** What may come with one message: as many files as one sends by mail. */
export const attachmentLimits = { files: 10 } as const

/** Why a file cannot be attached to a message, or null. A case that is over can still be written about. */
export function whyNotAttach({ present, bytes }: Pick<DocumentToAdd, 'present' | 'bytes'>): Refusal | null {
  if (bytes <= 0) return new Refusal('files.empty')
  if (bytes > documentLimits.bytes)
    return new Refusal('files.tooLarge', { megabytes: documentLimits.megabytes })
  if (present >= attachmentLimits.files)
    return new Refusal('contact.tooManyFiles', { max: attachmentLimits.files })
  return null
}

const finished = new Set(['CLOSED', 'DECLINED'])
const ownWork = new Set(['DRAFT', 'SUBMITTED', 'AWAITING_AGREEMENT', 'UNDER_REVIEW', 'NEEDS_INFORMATION'])

export type DocumentToAdd = {
  readonly status: string
  /** How many documents the case has already. */
  readonly present: number
  readonly bytes: number
}

/** Why a file cannot be added to a case, or null. */
export function whyNotAddDocument({ status, present, bytes }: DocumentToAdd): Refusal | null {
  if (finished.has(status)) return new Refusal('cases.documentsClosed')
  if (bytes <= 0) return new Refusal('files.empty')
  if (bytes > documentLimits.bytes)
    return new Refusal('files.tooLarge', { megabytes: documentLimits.megabytes })
  if (present >= documentLimits.files)
    return new Refusal('cases.tooManyDocuments', { max: documentLimits.files })
  return null
}

/** Why a document cannot be taken away again, or null: once we act on a case, what the debtor may have seen stays. */
export function whyNotRemoveDocument(status: string): Refusal | null {
  return ownWork.has(status) ? null : new Refusal('cases.documentInUse')
}
