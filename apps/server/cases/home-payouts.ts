import { type Currency, fromBigInt, type Minor } from '#shared/money.ts'
import type { Tx } from '../db.ts'

export type HomePayouts = {
  /** Money came in and nobody has said where it goes. */
  needsBankDetails: boolean
  /** What has left for the company so far, in each currency. */
  paidOut: { currency: Currency; amount: Minor }[]
}

/** What was paid out to a company, and whether it still has to say where to. */
export async function homePayouts(tx: Tx, creditorId: string): Promise<HomePayouts> {
  const sent = await tx.remittance.groupBy({
    by: ['currency'],
    where: { creditorId, status: { in: ['SENT', 'CONFIRMED'] } },
    _sum: { netMinor: true },
    orderBy: { currency: 'asc' },
  })
  const entered = await tx.bankDetails.count({
    where: { creditorId, cancelledAt: null, nameCheck: { not: 'REFUSED' } },
  })
  const isPaid = entered === 0 && (await tx.payment.count({ where: { creditorId, status: 'SUCCEEDED' } })) > 0
  return {
    needsBankDetails: isPaid,
    paidOut: sent.map(({ currency, _sum }) => ({ currency, amount: fromBigInt(_sum.netMinor ?? 0n) })),
  }
}
