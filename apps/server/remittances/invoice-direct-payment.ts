import { day, type Instant } from '#shared/dates.ts'
import { inTransaction } from '../db.ts'
import type { House } from '../house.ts'
import { invoiceCharged } from './invoice-charged.ts'

const system = { kind: 'system', language: 'en' } as const

/**
 * Invoices the fee for a direct payment: we hold no money of it, so that nothing can be set off (D5). Whoever posts the
 * payment enqueues this; what is invoiced is what was charged for it in the books, unless an invoice of a run was faster.
 * Running twice changes nothing.
 */
export async function invoiceDirectPayment(
  house: House,
  { creditorId, paymentId }: { creditorId: string; caseId: string; paymentId: string },
): Promise<void> {
  await inTransaction(house.db, system, async (tx) => {
    const charged = await tx.ledgerTransaction.findFirst({
      where: {
        creditorId,
        cause: { in: [`commission-charged:${paymentId}`, `commission-reversed:${paymentId}`] },
      },
      select: { postedOn: true, at: true, entries: { take: 1, select: { currency: true } } },
    })
    const currency = charged?.entries[0]?.currency
    if (!charged || !currency) return
    await invoiceCharged(house, tx, {
      creditorId,
      currency,
      cause: paymentId,
      only: paymentId,
      paidApartFrom: null,
      held: [],
      on: day(charged.postedOn),
      at: charged.at.toISOString() as Instant,
    })
  })
}
