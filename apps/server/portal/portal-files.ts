import { timeZone } from '#shared/countries.ts'
import { type Day, day, type Instant } from '#shared/dates.ts'
import { isId } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import { isShown } from '#shared/portal/shown-documents.ts'
import { invoiceSheetPaper } from '../contact/invoice-sheet-paper.ts'
import { inTransaction } from '../db.ts'
import { isShownToDebtor } from '../disputes/own-disputes.ts'
import type { FileToAnswer, WrittenFile } from '../file-response.ts'
import { keepReceipt } from '../payments/keep-receipt.ts'
import { imagesToPdf } from '../ports/images-to-pdf.ts'
import { renderPdf } from '../ports/pdf.ts'
import { noteDownload } from './note-download.ts'
import type { DebtorCtx } from './portal-web.ts'

const pdf = 'application/pdf'
export type PortalFile = FileToAnswer | WrittenFile
type Find = (ctx: DebtorCtx, id: string) => Promise<PortalFile | null>

const pictures: Record<string, 'jpeg' | 'png' | 'heic'> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/heic': 'heic',
  'image/heif': 'heic',
}

/** A document that backs the claim: a PDF or XML as it is, a photograph as PDF (A57). */
export const documentFor: Find = async (ctx, id) => {
  const { house, actor } = ctx
  if (!isId('document', id)) return null
  const row = await inTransaction(house.db, actor, (tx) =>
    tx.document.findFirst({
      where: {
        id,
        caseId: actor.caseId,
        removedAt: null,
        disputeId: null,
        messageId: null,
        directPaymentId: null,
        costConsentId: null,
      },
    }),
  )
  if (!row || !isShown(row.kind)) return null
  await noteDownload(ctx, { documentId: id, name: row.name })
  const picture = pictures[row.mediaType]
  if (!picture) return { key: row.fileKey, name: row.name, type: row.mediaType, size: row.sizeBytes }
  const bytes = await imagesToPdf({
    title: row.name,
    language: actor.language,
    issuedAt: row.createdAt.toISOString() as Instant,
    pictures: [{ type: picture, bytes: await house.files.bytes(row.fileKey), caption: row.name }],
  })
  return { bytes, name: `${row.name.replace(/\.[^.]+$/, '')}.pdf`, type: pdf }
}

/** A file of a dispute: one's own, or one of the creditor's that came with its answer. */
export const evidenceFor: Find = async (ctx, id) => {
  const { house, actor } = ctx
  if (!isId('document', id)) return null
  const row = await inTransaction(house.db, actor, (tx) =>
    tx.document.findFirst({
      where: { id, caseId: actor.caseId, removedAt: null, disputeId: { not: null } },
      relationLoadStrategy: 'join',
      include: { dispute: { select: { creditorStance: true } } },
    }),
  )
  if (!row || !isShownToDebtor(row.uploadedBy, row.dispute?.creditorStance ?? null)) return null
  await noteDownload(ctx, { documentId: id, name: row.name })
  return { key: row.fileKey, name: row.name, type: row.mediaType, size: row.sizeBytes }
}

/** A file of the debtor's own conversation with us; what is between the creditor and us is not there. */
export const attachmentFor: Find = async (ctx, id) => {
  const { house, actor } = ctx
  if (!isId('document', id)) return null
  const row = await inTransaction(house.db, actor, (tx) =>
    tx.document.findFirst({
      where: { id, caseId: actor.caseId, removedAt: null, message: { audience: 'debtor' } },
    }),
  )
  return row && { key: row.fileKey, name: row.name, type: row.mediaType, size: row.sizeBytes }
}

/** An invoice as the creditor declared it, where no copy of it is on file. */
export const invoiceSheetFor: Find = async (ctx, id) => {
  const { house, actor } = ctx
  if (!isId('invoice', id)) return null
  const row = await inTransaction(house.db, actor, (tx) =>
    tx.invoice.findFirst({
      where: { id, caseId: actor.caseId },
      relationLoadStrategy: 'join',
      include: {
        case: {
          select: {
            number: true,
            submittedAt: true,
            createdAt: true,
            creditor: { select: { name: true, country: true, registrationNumber: true } },
            debtor: { select: { name: true, country: true } },
          },
        },
      },
    }),
  )
  if (!row) return null
  const { case: file } = row
  await noteDownload(ctx, { invoiceId: id, name: row.number })
  const paper = invoiceSheetPaper({
    language: actor.language,
    agency: house.config.agency,
    caseNumber: file.number ?? '',
    issuedAt: house.clock.now(),
    timeZone: timeZone(file.debtor.country),
    creditor: {
      name: file.creditor.name,
      country: file.creditor.country,
      registration: file.creditor.registrationNumber,
    },
    debtor: file.debtor,
    currency: row.currency,
    invoices: [
      {
        number: row.number,
        issuedOn: row.issuedOn as Day | null,
        dueOn: day(row.dueOn),
        amount: fromBigInt(row.amountMinor),
        description: null,
        recordedAt: (file.submittedAt ?? file.createdAt).toISOString() as Instant,
      },
    ],
  })
  return { bytes: await renderPdf(paper), name: `${row.number}.pdf`, type: pdf }
}

/** The letter that was sent, as it was sent. */
export const letterFor: Find = async (ctx, id) => {
  const { house, actor } = ctx
  if (!isId('letter', id)) return null
  const row = await inTransaction(house.db, actor, (tx) =>
    tx.letter.findFirst({
      where: { id, caseId: actor.caseId },
      include: { case: { select: { number: true } } },
    }),
  )
  if (!row) return null
  await noteDownload(ctx, { letterId: id, name: row.case.number ?? '' })
  return { key: row.paperKey, name: `${row.case.number}.pdf`, type: pdf }
}

/** The receipt of a payment of one's own. */
export const receiptFor: Find = async ({ house, actor }, id) => {
  if (!isId('payment', id)) return null
  const own = await inTransaction(house.db, actor, (tx) =>
    tx.payment.findFirst({ where: { id, caseId: actor.caseId }, select: { id: true } }),
  )
  return own && keepReceipt(house, own.id)
}
