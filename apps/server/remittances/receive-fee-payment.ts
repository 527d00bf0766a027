import type { CollectiveEntry } from '#db/client.ts'
import { day } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import { invoicesNamed, matchFeePayment } from '#shared/remittances/fee-payment.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { feeInvoicesNumbered } from './open-fee-invoices.ts'
import { settleInvoice } from './settle-fee-invoice.ts'

const system = { kind: 'system', language: 'en' } as const

/**
 * Money on our own account that names an invoice of ours pays it. What names none that is open stays for a person to
 * see. Answers what it was.
 */
export async function receiveFeePayment(
  house: House,
  tx: Tx,
  entry: CollectiveEntry,
): Promise<string | null> {
  if (entry.amountMinor <= 0n || entry.returnReason) return null
  const invoices = await feeInvoicesNumbered(tx, invoicesNamed(entry))
  const match = matchFeePayment(entry, invoices)
  if (!('feeInvoiceId' in match)) return null
  // Somebody may have said so by hand since; then nothing is open any more, and a person looks.
  await tx.$queryRaw`select 1 from "FeeInvoice" where id = ${match.feeInvoiceId} for update`
  const now = matchFeePayment(entry, await feeInvoicesNumbered(tx, invoicesNamed(entry)))
  if (!('feeInvoiceId' in now)) return null
  const { feePaymentId } = await settleInvoice(house, tx, system, {
    feeInvoiceId: now.feeInvoiceId,
    kind: 'BANK',
    amount: fromBigInt(entry.amountMinor),
    on: day(entry.valueOn ?? entry.bookedOn),
    entryId: entry.id,
  })
  return feePaymentId
}
