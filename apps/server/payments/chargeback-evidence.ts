import * as z from 'zod'
import type { Evidence } from '#shared/payments/chargeback-input.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import type { EvidenceFile } from '../ports/chargebacks.ts'
import { renderPdf } from '../ports/pdf.ts'
import { messagesPaper } from './messages-paper.ts'

type Of = { caseId: string; paymentId: string }
/** What can be laid before a bank: where it is from, and what is known of it before it is made. */
export type Offered = { source: Evidence['source']; name: string; mediaType: string; sizeBytes: number }

/** As it is stored beside our answer. */
const stored = z.array(
  z.object({
    part: z.enum(['receipt', 'service', 'correspondence', 'other']),
    source: z.string(),
    name: z.string(),
  }),
)
const pdf = 'application/pdf'

/**
 * What of a case a payer's bank may read, and with it the payer: what the payer has got or sent, and the papers of the
 * claim. What creditor and desk write to each other, and what they agreed, never leaves (A28).
 */
export async function offeredOf(tx: Tx, { caseId, paymentId }: Of): Promise<Offered[]> {
  const [payment, plan, messages, documents] = await Promise.all([
    tx.payment.findUnique({ where: { id: paymentId }, select: { receiptKey: true, receiptNumber: true } }),
    tx.plan.findFirst({
      where: { caseId, paperKey: { not: null } },
      orderBy: { signedAt: 'desc' },
      select: { id: true },
    }),
    tx.message.count({ where: { caseId, audience: 'debtor' } }),
    tx.document.findMany({
      where: { caseId, removedAt: null, directPaymentId: null, messageId: null },
      orderBy: { createdAt: 'asc' },
      select: { id: true, name: true, mediaType: true, sizeBytes: true },
    }),
  ])
  const written = (source: 'receipt' | 'messages' | 'plan', name: string) => [
    { source, name, mediaType: pdf, sizeBytes: 0 },
  ]
  return [
    ...(payment?.receiptKey ? written('receipt', `${payment.receiptNumber}.pdf`) : []),
    ...(messages > 0 ? written('messages', 'messages.pdf') : []),
    ...(plan ? written('plan', 'plan.pdf') : []),
    ...documents.map(({ id, ...file }) => ({ ...file, source: id as Evidence['source'] })),
  ]
}

/** What was chosen of it; anything else is not there. */
export async function evidenceOf(tx: Tx, of: Of, chosen: readonly Evidence[]) {
  const offered = await offeredOf(tx, of)
  return chosen.map(({ part, source }) => {
    const found = offered.find((one) => one.source === source)
    if (!found) throw new Refusal('access.notFound')
    return { ...found, part }
  })
}

/** The files themselves, as they leave for the bank. */
export async function filesOf(house: House, of: Of & { files: unknown }): Promise<EvidenceFile[]> {
  const files: EvidenceFile[] = []
  for (const { part, source, name } of stored.parse(of.files ?? []))
    files.push({ part, name, ...(await contentOf(house, of, source)) })
  return files
}

/** One of them, for whoever looks at it before it is sent. */
export async function contentOf(
  house: House,
  { caseId, paymentId }: Of,
  source: string,
): Promise<{ mediaType: string; bytes: Uint8Array }> {
  const { db } = house
  if (source === 'messages')
    return { mediaType: pdf, bytes: await renderPdf(await messagesPaper(house, caseId)) }
  if (source === 'receipt' || source === 'plan') {
    const key =
      source === 'receipt'
        ? (await db.payment.findUnique({ where: { id: paymentId } }))?.receiptKey
        : (
            await db.plan.findFirst({
              where: { caseId, paperKey: { not: null } },
              orderBy: { signedAt: 'desc' },
            })
          )?.paperKey
    if (!key) throw new Refusal('access.notFound')
    return { mediaType: pdf, bytes: await house.files.bytes(key) }
  }
  const document = await db.document.findFirst({ where: { id: source, caseId, removedAt: null } })
  if (!document) throw new Refusal('access.notFound')
  return { mediaType: document.mediaType, bytes: await house.files.bytes(document.fileKey) }
}
