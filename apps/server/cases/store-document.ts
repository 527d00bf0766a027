import { createReadStream } from 'node:fs'
import { type DocumentKind, whyNotAddDocument, whyNotAttach } from '#shared/cases/document.ts'
import type { DirectPaymentId, DisputeId, DocumentId, Id, MessageId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import { identify } from '../ports/sniff.ts'
import type { Ctx } from '../trpc.ts'
import { takeCase } from './case-row.ts'
import { forgetFile } from './forget-file.ts'
import type { ReachedCase } from './reach-case.ts'

export type ArrivedFile = {
  documentId: DocumentId
  /** Where the arrived bytes lie; the caller removes them afterwards. */
  path: string
  bytes: number
  name: string
  kind: DocumentKind
  /** The dispute it answers; such a file is evidence, and no paper of the claim itself. */
  disputeId?: DisputeId | null
  /** The report of a direct payment that it proves. */
  directPaymentId?: DirectPaymentId | null
  /** The consent to costs whose bill it is. */
  costConsentId?: Id<'costConsent'> | null
  /** The message it came with; such a file is only for the two sides of that conversation. */
  messageId?: MessageId | null
}

/**
 * Makes a document of a file that has arrived whole: decides by content what it is, stores it under its fingerprint,
 * and writes it into the case. The id is the client's, so a file that arrives twice is kept once.
 */
export async function storeDocument(ctx: Ctx, found: ReachedCase, file: ArrivedFile): Promise<void> {
  const { house, actor } = ctx
  const { files } = house
  const identified = await identify(file.path, file.name)
  const stored = await files.put(createReadStream(file.path))
  const at = house.clock.now()
  try {
    await inTransaction(house.db, actor, async (tx) => {
      const row = await takeCase(tx, found.caseId)
      const known = await tx.document.findUnique({ where: { id: file.documentId }, select: { id: true } })
      if (known) return
      const { disputeId = null, messageId = null, directPaymentId = null, costConsentId = null } = file
      const message = messageId === null ? null : await ownMessage(tx, ctx, row.id, messageId)
      if (disputeId !== null) await mustBeOpen(tx, row.id, disputeId)
      if (directPaymentId !== null) await mustBeReported(tx, row.id, directPaymentId)
      if (costConsentId !== null) await mustBeGiven(tx, ctx, row.id, costConsentId)
      const papers = { disputeId, messageId, directPaymentId, costConsentId, removedAt: null }
      const present = await tx.document.count({ where: { caseId: row.id, ...papers } })
      const refusal = message
        ? whyNotAttach({ present, bytes: stored.size })
        : whyNotAddDocument({ status: row.status, present, bytes: stored.size })
      if (refusal) throw refusal
      await tx.document.create({
        data: {
          id: file.documentId,
          caseId: row.id,
          creditorId: row.creditorId,
          disputeId,
          messageId,
          directPaymentId,
          costConsentId,
          kind: message ? 'CORRESPONDENCE' : file.kind,
          name: identified.name,
          mediaType: identified.mime,
          sizeBytes: stored.size,
          sha256: stored.sha256,
          fileKey: stored.key,
          uploadedBy: actor.kind === 'creditor' ? 'creditor' : 'desk',
          uploadedById: 'userId' in actor ? actor.userId : '',
          createdAt: new Date(at),
        },
      })
      await record(tx, actor, {
        caseId: row.id,
        creditorId: row.creditorId,
        kind: !message
          ? 'document-added'
          : message.audience === 'creditor'
            ? 'file-attached'
            : 'debtor-file-attached',
        at,
        after: {
          documentId: file.documentId,
          ...(disputeId === null ? {} : { disputeId }),
          ...(directPaymentId === null ? {} : { directPaymentId }),
          ...(costConsentId === null ? {} : { costConsentId }),
          ...(messageId === null ? {} : { messageId }),
          name: identified.name,
          kind: file.kind,
          sha256: stored.sha256,
          bytes: stored.size,
          renamedFrom: identified.renamedFrom,
        },
      })
    })
  } catch (error) {
    await forgetFile(house, stored.key)
    throw error
  }
  // Somebody may have removed the last other copy between storing and writing.
  if (!(await files.exists(stored.key))) await files.put(createReadStream(file.path))
}

/** A file is attached only to what this very person has written in this case. */
async function ownMessage(tx: Tx, { actor }: Ctx, caseId: string, messageId: MessageId) {
  const fromId = 'userId' in actor ? actor.userId : ''
  const message = await tx.message.findFirst({
    where: { id: messageId, caseId, fromId },
    select: { audience: true },
  })
  if (!message) throw new Refusal('access.notFound')
  return message
}

/** A proof belongs to a report of this case, decided or not: what came late is kept with it all the same. */
async function mustBeReported(tx: Tx, caseId: string, directPaymentId: DirectPaymentId): Promise<void> {
  if ((await tx.directPayment.count({ where: { id: directPaymentId, caseId } })) === 0)
    throw new Refusal('access.notFound')
}

/** A bill belongs to a consent of this case that was given, and only the desk sends one. */
async function mustBeGiven(
  tx: Tx,
  { actor }: Ctx,
  caseId: string,
  consentId: Id<'costConsent'>,
): Promise<void> {
  const given = { id: consentId, caseId, status: 'GIVEN' }
  if (actor.kind === 'creditor' || (await tx.costConsent.count({ where: given })) === 0)
    throw new Refusal('access.notFound')
}

/** Evidence belongs to a dispute of this case that is not decided yet. */
async function mustBeOpen(tx: Tx, caseId: string, disputeId: DisputeId): Promise<void> {
  const dispute = await tx.dispute.findFirst({ where: { id: disputeId, caseId }, select: { endedAt: true } })
  if (!dispute) throw new Refusal('access.notFound')
  if (dispute.endedAt) throw new Refusal('disputes.filesClosed')
}
