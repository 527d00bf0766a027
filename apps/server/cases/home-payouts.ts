import { type Day, day } from '#shared/dates.ts'
import { type Currency, fromBigInt, type Minor } from '#shared/money.ts'
import type { Tx } from '../db.ts'

export type HomePayouts = {
  /** Money came in and nobody has said where it goes. */
  needsBankDetails: boolean
  /** What has left for the company so far, in each currency. */
  paidOut: { currency: Currency; amount: Minor }[]
  /** Invoices of ours that were to be paid by a day that is over. */
  lateInvoices: { feeInvoiceId: string; number: string; dueOn: Day; currency: Currency; open: Minor }[]
}

/** What was paid out to a company, and whether it still has to say where to. */
export async function homePayouts(tx: Tx, creditorId: string, today: Day): Promise<HomePayouts> {
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
    lateInvoices: await lateInvoices(tx, creditorId, today),
  }
}

async function lateInvoices(tx: Tx, creditorId: string, today: Day): Promise<HomePayouts['lateInvoices']> {
  const rows = await tx.feeInvoice.findMany({
    where: { creditorId, remittanceId: null, kind: 'INVOICE', dueOn: { lt: today } },
    orderBy: { dueOn: 'asc' },
    include: { payments: { where: { takenBackAt: null }, select: { amountMinor: true } } },
  })
  return rows.flatMap(({ id, text, dueOn, currency, totalMinor, keptMinor, payments }) => {
    const settled = payments.reduce((all, { amountMinor }) => all + amountMinor, 0n)
    const open = fromBigInt(totalMinor + keptMinor - settled)
    return open > 0 && dueOn ? [{ feeInvoiceId: id, number: text, dueOn: day(dueOn), currency, open }] : []
  })
}
