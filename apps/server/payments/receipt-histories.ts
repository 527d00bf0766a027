import type { Prisma } from '#db/client.ts'
import { dayOf, instant } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import {
  type Gone,
  type ReceiptGroup,
  receiptGroups,
  receiptHistory,
  type ReceiptHistory,
} from '#shared/payments/receipt-history.ts'
import type { Db, Tx } from '../db.ts'

const leftUs = ['ORDERED', 'PENDING', 'DONE']

/** Every receipt of a case with what has become of it. */
export async function groupedReceipts(
  db: Db | Tx,
  caseId: string,
  zone: string,
): Promise<(ReceiptGroup<ReceiptRow> & { history: ReceiptHistory })[]> {
  const rows = await db.payment.findMany({
    where: { caseId, receiptNumber: { not: null }, status: { in: ['SUCCEEDED', 'TAKEN_BACK'] } },
    relationLoadStrategy: 'join',
    select: columns,
  })
  const chargebacks = await db.chargeback.findMany({
    where: { caseId, status: { not: 'WON' }, takenMinor: { gt: 0 } },
    select: { paymentId: true, takenMinor: true, openedAt: true },
  })
  const on = (at: Date) => dayOf(instant(at.toISOString()), zone)
  return receiptGroups(rows).map((group) => {
    const { origin, own, key } = group
    const refunded = own.flatMap(({ refunds }) =>
      refunds.map(({ amountMinor, doneAt, orderedAt, requestedAt }): Gone => {
        const at = doneAt ?? orderedAt ?? requestedAt
        return { kind: 'refunded', amount: fromBigInt(amountMinor), on: on(at) }
      }),
    )
    const taken = chargebacks
      .filter(({ paymentId }) => paymentId === key)
      .map(
        ({ takenMinor, openedAt }): Gone => ({
          kind: 'chargedBack',
          amount: fromBigInt(takenMinor),
          on: on(openedAt),
        }),
      )
    const counts = own.some(({ status }) => status === 'SUCCEEDED')
    return {
      ...group,
      history: receiptHistory(fromBigInt(origin.amountMinor), counts, [...refunded, ...taken]),
    }
  })
}

const columns = {
  id: true,
  restOfId: true,
  status: true,
  method: true,
  amountMinor: true,
  currency: true,
  cardBrand: true,
  cardLast4: true,
  reference: true,
  receiptNumber: true,
  receivedOn: true,
  startedAt: true,
  allocations: { select: { part: true, invoiceId: true, amountMinor: true }, orderBy: { id: 'asc' } },
  refunds: {
    where: { status: { in: leftUs } },
    select: { amountMinor: true, doneAt: true, orderedAt: true, requestedAt: true },
  },
} satisfies Prisma.PaymentSelect

type ReceiptRow = Prisma.PaymentGetPayload<{ select: typeof columns }>
