import { day, type Instant } from '#shared/dates.ts'
import { fromBigInt, negate } from '#shared/money.ts'
import { inTransaction } from '../db.ts'
import type { House } from '../house.ts'
import { issueFeeInvoice } from './issue-fee-invoice.ts'

const system = { kind: 'system', language: 'en' } as const

/**
 * Invoices the fee for a direct payment: we hold no money of it, so that nothing can be set off (D5). Whoever posts the
 * payment enqueues this; what is invoiced is what was charged for it in the books. Running twice changes nothing.
 */
export async function invoiceDirectPayment(
  house: House,
  { creditorId, caseId, paymentId }: { creditorId: string; caseId: string; paymentId: string },
): Promise<void> {
  await inTransaction(house.db, system, async (tx) => {
    const charged = await tx.ledgerTransaction.findFirst({
      where: {
        creditorId,
        cause: { in: [`commission-charged:${paymentId}`, `commission-reversed:${paymentId}`] },
      },
      include: { entries: { include: { account: { select: { kind: true } } } } },
    })
    if (!charged?.entries.some(({ account }) => account.kind === 'INVOICED')) return
    const of = (kind: string) =>
      negate(fromBigInt(charged.entries.find(({ account }) => account.kind === kind)?.amountMinor ?? 0n))
    await issueFeeInvoice(house, tx, {
      creditorId,
      currency: charged.entries[0]?.currency ?? 'EUR',
      lines: [{ caseId, fee: of('FEES'), vat: of('VAT') }],
      cause: paymentId,
      remittanceId: null,
      on: day(charged.postedOn),
      at: charged.at.toISOString() as Instant,
    })
  })
}
