import { creditBy, type CreditPart, type CreditStanding, shownStanding } from '#shared/bank/credit.ts'
import { timeZone } from '#shared/countries.ts'
import { dayOf, instant } from '#shared/dates.ts'
import { fromBigInt, min, sum } from '#shared/money.ts'
import { mostRefundable, whyNotSayAccount } from '#shared/payments/refund.ts'
import { inTransaction, type Tx } from '../db.ts'
import { refundableOf } from '../payments/refund-row.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'

export type CreditScope = Ctx & { caseId: OwnCase; creditorId: OwnCreditor }

/** What of each receipt was paid beyond the claim, and is neither given back nor asked for. */
export async function creditParts(tx: Tx, caseId: string): Promise<CreditPart[]> {
  const receipts = await tx.payment.findMany({
    where: { caseId, status: 'SUCCEEDED', allocations: { some: { part: 'CREDIT' } } },
    orderBy: { settledAt: 'asc' },
    select: { id: true },
  })
  const parts: CreditPart[] = []
  for (const { id } of receipts) {
    const standing = await refundableOf(tx, caseId, id)
    const amount = min(standing.credit, mostRefundable(standing))
    if (amount > 0 && standing.way && !standing.isContested)
      parts.push({ paymentId: id, way: standing.way, amount })
  }
  return parts
}

/** What is in the debtor's favour, for the debtor: how much, where it would go, and what became of what went. */
export function creditStanding({ house, actor, caseId }: CreditScope): Promise<CreditStanding> {
  return inTransaction(house.db, actor, async (tx) => {
    const { currency, creditor, debtor } = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      select: {
        currency: true,
        creditor: { select: { name: true } },
        debtor: { select: { country: true } },
      },
    })
    const zone = timeZone(debtor.country)
    const parts = await creditParts(tx, caseId)
    const direct = await tx.paymentAllocation.findMany({
      where: { part: 'CREDIT', payment: { caseId, status: 'SUCCEEDED', method: 'direct' } },
      select: { amountMinor: true },
    })
    const refunds = await tx.refund.findMany({ where: { caseId }, orderBy: { requestedAt: 'desc' } })
    return {
      currency,
      creditorName: creditor.name,
      toCard: creditBy(parts, 'card'),
      toAccount: creditBy(parts, 'transfer'),
      withCreditor: sum(direct.map(({ amountMinor }) => fromBigInt(amountMinor))),
      refunds: refunds.flatMap((row) => {
        const standing = shownStanding(row.status)
        // What the desk weighs among itself is nobody's news; what the debtor asked for or is asked, is.
        const isTheirs = row.byDebtor || row.saidAt !== null || row.orderedAt !== null
        if (!standing || !(isTheirs || standing === 'asked')) return []
        const saidAt = row.saidAt && instant(row.saidAt.toISOString())
        return [
          {
            refundId: row.id,
            standing,
            way: row.way === 'card' ? 'card' : 'transfer',
            amount: fromBigInt(row.amountMinor),
            accountEnd: row.toIban?.slice(-4) ?? null,
            mayChange: whyNotSayAccount({ status: row.status, way: row.way, saidAt }) === null,
            on: dayOf(instant((row.doneAt ?? row.orderedAt ?? row.requestedAt).toISOString()), zone),
          } as const,
        ]
      }),
    }
  })
}
