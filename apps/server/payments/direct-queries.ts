import { day, type Instant, instant } from '#shared/dates.ts'
import type { DirectPaymentId, DisputeId, DocumentId, InvoiceId } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import { type DirectMethod, reportBy } from '#shared/payments/direct-payment.ts'
import { isCollecting } from '#shared/cases/case.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction } from '../db.ts'
import {
  caseStatusOf,
  type DirectScope,
  managerOf,
  readAround,
  receivedOf,
  statusOf,
  zoneOf,
} from './direct-row.ts'

const most = 50
const moment = (at: Date | null): Instant | null => at && instant(at.toISOString())

/**
 * What has been reported for a case, the newest first, and what a new report needs: for the creditor who reports and for
 * the desk that decides.
 */
export async function directOfCase({ house, actor, caseId }: DirectScope) {
  return inTransaction(house.db, actor, async (tx) => {
    const around = await readAround(tx, caseId)
    const rows = await tx.directPayment.findMany({
      where: { caseId },
      relationLoadStrategy: 'join',
      orderBy: { reportedAt: 'desc' },
      take: most,
      include: {
        documents: {
          where: { removedAt: null },
          orderBy: { createdAt: 'asc' },
          select: { id: true, name: true, sizeBytes: true, mediaType: true },
        },
      },
    })
    const { claim, demand } = await loadClaim(house, tx, caseId)
    const timeZone = zoneOf(around)
    const now = house.clock.now()
    return {
      now,
      timeZone,
      today: house.clock.today(timeZone),
      currency: around.currency,
      debtorName: around.debtor.name,
      managerName: managerOf(around)?.name ?? null,
      isCollecting: isCollecting(caseStatusOf(around)),
      outstanding: claim.outstanding,
      dueNow: demand.dueNow,
      held: demand.held,
      invoices: claim.invoices.map(({ invoiceId, number, open }) => ({ invoiceId, number, open })),
      reports: rows.map((row) => {
        const received = receivedOf(row)
        return {
          directPaymentId: row.id as DirectPaymentId,
          version: row.version,
          status: statusOf(row),
          receivedOn: received.on,
          receivedMinute: received.minute,
          amount: fromBigInt(row.amountMinor),
          method: row.method as DirectMethod,
          reference: row.reference,
          invoiceIds: row.invoiceIds as InvoiceId[],
          reportedAt: instant(row.reportedAt.toISOString()),
          reportedByName: row.reportedByName,
          reportBy: reportBy(received, timeZone),
          isLate: row.isLate,
          disputeId: row.disputeId as DisputeId | null,
          question: row.question,
          askedByName: row.askedByName,
          answerDueOn: row.answerDueOn === null ? null : day(row.answerDueOn),
          answer: row.answer,
          answeredByName: row.answeredByName,
          verifiedByName: row.verifiedByName,
          decidedByName: row.decidedByName,
          decidedAt: moment(row.decidedAt),
          reason: row.reason,
          documents: row.documents.map(({ id, ...file }) => ({ ...file, documentId: id as DocumentId })),
        }
      }),
    }
  })
}
