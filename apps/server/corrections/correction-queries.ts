import type { CorrectionKind, CorrectionStatus } from '#shared/corrections/correction.ts'
import { whyNotCorrectAtAll, whyNotTakeBackReceipt } from '#shared/corrections/correction.ts'
import { day, type Instant, instant } from '#shared/dates.ts'
import type { CaseId, CorrectionId, InvoiceId, PaymentId } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import { casesByWords } from '../cases/cases-by-words.ts'
import { inTransaction, type Tx } from '../db.ts'
import { type CorrectionScope, standingReceipt } from './correction-row.ts'

const moment = (at: Date | null): Instant | null => at && instant(at.toISOString())

/** What was corrected on a case and what can be, for the desk; why a receipt cannot is said with it. */
export async function correctionsOfCase({ house, actor, caseId }: CorrectionScope) {
  const personId = 'userId' in actor ? actor.userId : null
  return inTransaction(house.db, actor, async (tx) => {
    const payments = await tx.payment.findMany({
      where: { caseId, status: 'SUCCEEDED' },
      orderBy: { settledAt: 'desc' },
      include: { allocations: { orderBy: { id: 'asc' } } },
    })
    const invoices = await tx.invoice.findMany({
      where: { caseId },
      orderBy: { position: 'asc' },
      select: { id: true, number: true },
    })
    const numberOf = new Map(invoices.map(({ id, number }) => [id, number]))
    const receipts = await Promise.all(
      payments.map(async (payment) => {
        const standing = await standingReceipt(tx, caseId, payment.id)
        return {
          paymentId: payment.id as PaymentId,
          receiptNumber: payment.receiptNumber,
          method: payment.method,
          amount: fromBigInt(payment.amountMinor),
          currency: payment.currency,
          receivedOn: payment.receivedOn === null ? null : day(payment.receivedOn),
          named: payment.invoiceIds as InvoiceId[],
          pieces: payment.allocations.map(({ part, invoiceId, amountMinor }) => ({
            part,
            invoice: numberOf.get(invoiceId ?? '') ?? null,
            amount: fromBigInt(amountMinor),
          })),
          whyNotTakeBack: whyNotTakeBackReceipt(standing)?.code ?? null,
          /** Why nothing of it can be corrected. */
          whyNot: whyNotCorrectAtAll(standing)?.code ?? null,
        }
      }),
    )
    return {
      receipts,
      invoices: invoices.map(({ id, number }) => ({ invoiceId: id as InvoiceId, number })),
      corrections: await correctionsIn(tx, caseId, personId),
    }
  })
}

async function correctionsIn(tx: Tx, caseId: CaseId, personId: string | null) {
  const rows = await tx.correction.findMany({
    where: { caseId },
    orderBy: { requestedAt: 'desc' },
    include: { payment: { select: { receiptNumber: true, receivedOn: true } } },
  })
  const targets = await tx.case.findMany({
    where: { id: { in: rows.flatMap(({ toCaseId }) => toCaseId ?? []) } },
    select: { id: true, number: true, debtor: { select: { name: true } } },
  })
  const named = await tx.invoice.findMany({
    where: { id: { in: rows.flatMap(({ invoiceIds }) => invoiceIds) } },
    select: { id: true, number: true },
  })
  return rows.map((row) => {
    const target = targets.find(({ id }) => id === row.toCaseId)
    return {
      correctionId: row.id as CorrectionId,
      paymentId: row.paymentId as PaymentId,
      newPaymentId: row.newPaymentId as PaymentId | null,
      receiptNumber: row.payment.receiptNumber,
      kind: row.kind as CorrectionKind,
      status: row.status as CorrectionStatus,
      version: row.version,
      amount: fromBigInt(row.amountMinor),
      currency: row.currency,
      toCase: target
        ? { caseId: target.id as CaseId, number: target.number ?? '', debtorName: target.debtor.name }
        : null,
      invoiceIds: row.invoiceIds as InvoiceId[],
      invoices: named.filter(({ id }) => row.invoiceIds.includes(id)).map(({ number }) => number),
      why: row.why,
      requestedByName: row.requestedByName,
      requestedAt: instant(row.requestedAt.toISOString()),
      approvedByName: row.approvedByName,
      declinedByName: row.declinedByName,
      declinedWhy: row.declinedWhy,
      heldUntil: moment(row.heldUntil),
      doneAt: moment(row.doneAt),
      failure: row.failure,
      isMine: (row.approvedById ?? row.requestedById) === personId,
    }
  })
}

/** Cases of the same creditor, in the same currency, that money can be moved to: never anybody else's (A56). */
export async function findTargets(
  { house, actor, caseId, creditorId }: CorrectionScope,
  { query }: { query: string },
) {
  return inTransaction(house.db, actor, async (tx) => {
    const { currency } = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      select: { currency: true },
    })
    const found = await tx.case.findMany({
      where: {
        id: { not: caseId },
        creditorId,
        currency,
        ...casesByWords(query),
      },
      orderBy: { activeAt: 'desc' },
      take: 10,
      select: {
        id: true,
        number: true,
        debtor: { select: { name: true } },
        invoices: { orderBy: { position: 'asc' }, select: { id: true, number: true } },
      },
    })
    return found.map(({ id, number, debtor, invoices }) => ({
      caseId: id as CaseId,
      number: number ?? '',
      debtorName: debtor.name,
      invoices: invoices.map((invoice) => ({ invoiceId: invoice.id as InvoiceId, number: invoice.number })),
    }))
  })
}
