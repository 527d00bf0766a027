import type { Prisma } from '#db/client.ts'
import { dayOf, instant } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import { type Gone, receiptHistory, type ReceiptHistory } from '#shared/payments/receipt-history.ts'
import type { Db, Tx } from '../db.ts'

const leftUs = ['ORDERED', 'PENDING', 'DONE']

/**
 * What has become of every receipt of a case, by the id of the payment as it came. What is left of one, or came back of
 * it, is a payment of its own and the same money: it stands with the one it is of.
 */
export async function receiptHistories(
  db: Db | Tx,
  caseId: string,
  zone: string,
): Promise<Map<string, ReceiptHistory>> {
  const rows = await db.payment.findMany({ where: { caseId, receiptNumber: { not: null } }, select: columns })
  const on = (at: Date) => dayOf(instant(at.toISOString()), zone)
  const origins = rows.filter(({ restOfId }) => restOfId === null)
  return new Map(
    origins.map((origin) => {
      const own = rows.filter(({ id, restOfId }) => id === origin.id || restOfId === origin.id)
      const refunded = own.flatMap(({ refunds }) =>
        refunds.map(({ amountMinor, doneAt, orderedAt, requestedAt }): Gone => {
          const at = doneAt ?? orderedAt ?? requestedAt
          return { kind: 'refunded', amount: fromBigInt(amountMinor), on: on(at) }
        }),
      )
      const taken = origin.chargebacks.map(
        ({ takenMinor, openedAt }): Gone => ({
          kind: 'chargedBack',
          amount: fromBigInt(takenMinor),
          on: on(openedAt),
        }),
      )
      const counts = origin.status === 'SUCCEEDED'
      return [origin.id, receiptHistory(fromBigInt(origin.amountMinor), counts, [...refunded, ...taken])]
    }),
  )
}

const columns = {
  id: true,
  restOfId: true,
  status: true,
  amountMinor: true,
  refunds: {
    where: { status: { in: leftUs } },
    select: { amountMinor: true, doneAt: true, orderedAt: true, requestedAt: true },
  },
  chargebacks: {
    where: { status: { not: 'WON' }, takenMinor: { gt: 0 } },
    select: { takenMinor: true, openedAt: true },
  },
} satisfies Prisma.PaymentSelect
