import type { Actor } from '#shared/access/actor.ts'
import type { Day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { feeInvoicePaid, feeInvoiceSetOff } from '#shared/ledger/fee-postings.ts'
import { max, type Minor, min, subtract } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { setOffs, sharesSettled } from '#shared/remittances/open-invoice.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { post } from '../ledger/post.ts'
import { feeInvoiceById, openFeeInvoices, openShares } from './open-fee-invoices.ts'

export type Settling = {
  feeInvoiceId: string
  kind: 'BANK' | 'PERSON' | 'SET_OFF'
  /** With the sign of what is open: a credit note is settled by what goes back. */
  amount: Minor
  on: Day
  entryId?: string
  why?: string
}

/**
 * Settles so much of an invoice, under its lock, and posts it; what was paid beyond it is written beside, because it is
 * the payer's. Refuses what is settled already. Answers what of the amount was beyond it.
 */
export async function settleInvoice(
  house: House,
  tx: Tx,
  actor: Actor,
  { feeInvoiceId, kind, amount, on, entryId, why }: Settling,
): Promise<{ feePaymentId: string; over: Minor }> {
  await tx.$queryRaw`select 1 from "FeeInvoice" where id = ${feeInvoiceId} for update`
  const invoice = await feeInvoiceById(tx, feeInvoiceId)
  if (!invoice) throw new Refusal('access.notFound')
  const { creditorId, currency, open } = invoice
  if (amount !== 0 && Math.sign(open) !== Math.sign(amount)) throw new Refusal('remittances.invoiceSettled')
  const settled = amount > 0 ? min(amount, open) : max(amount, open)
  const at = house.clock.now()
  const feePaymentId = newId('feePayment', Date.parse(at))
  const by = 'userId' in actor ? { byId: actor.userId, byName: actor.name } : {}
  const over = subtract(amount, settled)
  await tx.feeInvoicePayment.create({
    data: {
      id: feePaymentId,
      feeInvoiceId,
      creditorId,
      kind,
      amountMinor: BigInt(settled),
      overMinor: BigInt(Math.abs(over)),
      currency,
      receivedOn: on,
      entryId: entryId ?? null,
      why: why ?? null,
      ...by,
      at: new Date(at),
    },
  })
  const shares = sharesSettled(await openShares(tx, feeInvoiceId), settled)
  const [only, second] = shares
  await post(tx, {
    creditorId,
    caseId: only && !second ? only.caseId : null,
    cause: `${feeInvoiceId}:${feePaymentId}`,
    posting: kind === 'SET_OFF' ? feeInvoiceSetOff(shares, currency) : feeInvoicePaid(shares, currency),
    postedOn: on,
    at,
    ...(why ? { why } : {}),
    ...('byId' in by ? { byId: by.byId } : {}),
  })
  return { feePaymentId, over }
}

const system = { kind: 'system', language: 'en' } as const

/** Credits of a creditor are set off against its open invoices as soon as there are both (D7: never kept, never silent). */
export async function setOffCredits(
  house: House,
  tx: Tx,
  { creditorId, currency, on }: { creditorId: string; currency: string; on: Day },
): Promise<void> {
  // All of them are held before any is read: a payment that arrives meanwhile waits, and is set against what is left.
  await tx.$queryRaw`select 1 from "FeeInvoice" where "creditorId" = ${creditorId} and currency = ${currency}
    and "remittanceId" is null order by id for update`
  const open = await openFeeInvoices(tx, { creditorId, currency })
  for (const { feeInvoiceId, amount } of setOffs(open))
    await settleInvoice(house, tx, system, { feeInvoiceId, kind: 'SET_OFF', amount, on })
}
