import { type Instant, instant } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { type ChargebackStatus, isOpenChargeback, statusAfterNews } from '#shared/payments/chargeback.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'
import type { ProviderDispute } from '../ports/chargebacks.ts'
import { holdCase } from './direct-row.ts'

export type ChargebackRow = NonNullable<Awaited<ReturnType<Tx['chargeback']['findUnique']>>>

/** The row of what a bank takes back, brought to what the provider says now; the case is held already. */
export async function takeChargeback(
  tx: Tx,
  origin: { id: string; caseId: string; creditorId: string },
  news: ProviderDispute,
  said: ChargebackStatus,
  at: Instant,
): Promise<{ row: ChargebackRow; isNew: boolean; was: ChargebackStatus | null }> {
  const known = await tx.chargeback.findUnique({ where: { providerId: news.disputeId } })
  const was = known ? (known.status as ChargebackStatus) : null
  // What we have given up ourselves the provider calls lost.
  const heard = said === 'LOST' && known?.acceptedById ? 'ACCEPTED' : said
  const status = statusAfterNews(was, heard)
  const stands = {
    status,
    evidenceDueAt: news.evidenceDueAt && new Date(news.evidenceDueAt),
    decidedAt: isOpenChargeback(status) ? null : new Date(at),
  }
  if (known && was === status) return { row: known, isNew: false, was }
  if (known) {
    const row = await tx.chargeback.update({
      where: { id: known.id },
      data: { ...stands, version: { increment: 1 } },
    })
    return { row, isNew: false, was }
  }
  const row = await tx.chargeback.create({
    data: {
      ...stands,
      id: newId('chargeback', Date.parse(at)),
      providerId: news.disputeId,
      caseId: origin.caseId,
      creditorId: origin.creditorId,
      paymentId: origin.id,
      reason: news.reason,
      amountMinor: BigInt(news.amountMinor),
      currency: news.currency,
      openedAt: new Date(news.openedAt),
    },
  })
  return { row, isNew: true, was }
}

/** One of this case, held for a command; of two people who decide at once the second is told. */
export async function holdChargeback(
  tx: Tx,
  caseId: string,
  { chargebackId, version }: { chargebackId: string; version: number },
): Promise<ChargebackRow> {
  await holdCase(tx, caseId)
  const row = await tx.chargeback.findFirst({ where: { id: chargebackId, caseId } })
  if (!row) throw new Refusal('access.notFound')
  if (row.version !== version) throw new Refusal('payments.changedMeanwhile')
  return row
}

/** What every event about it says. */
export const chargebackFacts = (row: ChargebackRow) => ({
  chargebackId: row.id,
  paymentId: row.paymentId,
  amountMinor: Number(row.amountMinor),
  currency: row.currency,
  status: row.status,
})

export const answerableOf = (
  row: Pick<ChargebackRow, 'status' | 'answeredAt' | 'acceptedById' | 'evidenceDueAt'>,
) => ({
  status: row.status,
  isAnswered: row.answeredAt !== null || row.acceptedById !== null,
  evidenceDueAt: row.evidenceDueAt && instant(row.evidenceDueAt.toISOString()),
})
