import type { CaseStatus } from '#shared/cases/case.ts'
import type { StandingReceipt, TargetCase } from '#shared/corrections/correction.ts'
import { underWay } from '#shared/corrections/correction.ts'
import type { CaseId, InvoiceId } from '#shared/ids.ts'
import { fromBigInt, type Minor } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'
import { holdCase } from '../payments/direct-row.ts'
import { refundableOf } from '../payments/refund-row.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'

export type CorrectionScope = Ctx & { caseId: OwnCase; creditorId: OwnCreditor }

/** A correction of this case, held for a command; of two people who decide at once the second is told. */
export async function takeCorrection(
  tx: Tx,
  caseId: string,
  { correctionId, version }: { correctionId: string; version?: number },
) {
  await holdCase(tx, caseId)
  const row = await tx.correction.findFirst({ where: { id: correctionId, caseId } })
  if (!row) throw new Refusal('access.notFound')
  if (version !== undefined && row.version !== version) throw new Refusal('payments.changedMeanwhile')
  return row
}
export type CorrectionRow = Awaited<ReturnType<typeof takeCorrection>>

/** A receipt as it stands under the lock of its case; `except` is the correction that is asked about itself. */
export async function standingReceipt(
  tx: Tx,
  caseId: string,
  paymentId: string,
  except?: string,
): Promise<StandingReceipt & { amount: Minor }> {
  const { gone, isContested } = await refundableOf(tx, caseId, paymentId)
  const payment = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } })
  const begun = { paymentId, status: { in: [...underWay] }, ...(except ? { id: { not: except } } : {}) }
  return {
    caseId,
    creditorId: payment.creditorId,
    currency: payment.currency,
    method: payment.method,
    status: payment.status,
    amount: fromBigInt(payment.amountMinor),
    named: payment.invoiceIds as InvoiceId[],
    gone,
    isRest: payment.restOfId !== null,
    isContested,
    isUnderWay: (await tx.correction.count({ where: begun })) > 0,
    invoices: await invoicesOf(tx, caseId),
  }
}

/** The case that money is to be moved to; null where nobody named one, or where there is none. */
export async function targetCase(tx: Tx, toCaseId: string | null): Promise<TargetCase | null> {
  const row = toCaseId
    ? await tx.case.findUnique({
        where: { id: toCaseId },
        select: { id: true, creditorId: true, currency: true, status: true },
      })
    : null
  if (!row) return null
  return {
    caseId: row.id,
    creditorId: row.creditorId,
    currency: row.currency,
    status: row.status as CaseStatus,
    invoices: await invoicesOf(tx, row.id as CaseId),
  }
}

async function invoicesOf(tx: Tx, caseId: string): Promise<InvoiceId[]> {
  const rows = await tx.invoice.findMany({ where: { caseId }, select: { id: true } })
  return rows.map(({ id }) => id as InvoiceId)
}

/** What every event about a correction says. */
export const correctionFacts = (
  row: Pick<CorrectionRow, 'id' | 'paymentId' | 'kind' | 'amountMinor' | 'currency'>,
) => ({
  correctionId: row.id,
  paymentId: row.paymentId,
  correction: row.kind,
  amountMinor: Number(row.amountMinor),
  currency: row.currency,
})
