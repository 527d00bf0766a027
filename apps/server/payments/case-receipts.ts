import { timeZone } from '#shared/countries.ts'
import { compareDays, dayOf, type Day, day, type Instant, instant } from '#shared/dates.ts'
import type { CaseId, InvoiceId, PaymentId } from '#shared/ids.ts'
import type { Allocation } from '#shared/ledger/allocation.ts'
import { type Currency, fromBigInt, type Minor } from '#shared/money.ts'
import { paidOutWith } from '#shared/payments/paid-out.ts'
import type { ReceiptHistory } from '#shared/payments/receipt-history.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { type ReceiptShare, shareBooks } from './receipt-books.ts'
import { groupedReceipts } from './receipt-histories.ts'

/** A receipt as the company and the desk see it: as it came, what it paid, and what became of it. */
export type CaseReceipt = ReceiptHistory & {
  paymentId: PaymentId
  receiptNumber: string
  method: 'card' | 'bank' | 'direct'
  card: { brand: string; last4: string } | null
  reference: string | null
  receivedOn: Day
  amount: Minor
  currency: Currency
  /** What it pays now: what was taken back pays nothing any more. */
  usedFor: {
    part: Allocation['part']
    invoiceId: InvoiceId | null
    invoiceNumber: string | null
    amount: Minor
  }[]
  /** Our share of it; null where none was due. */
  share: ReceiptShare | null
  /** With which remittances it was paid out; what came again of one may go with a later one. */
  remittances: { remittanceId: string; on: Day }[]
}

/** Every receipt of a case, the latest first, for the company whose money it is and for the desk. */
export function receiptsOfCase({ house, actor, caseId }: Ctx & { caseId: OwnCase }): Promise<CaseReceipt[]> {
  return inTransaction(house.db, actor, async (tx) => {
    const { creditor } = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      select: { creditor: { select: { country: true } } },
    })
    return caseReceipts(tx, caseId, timeZone(creditor.country))
  })
}

/** The same inside a larger question; days are those of the creditor. */
export async function caseReceipts(tx: Tx, caseId: CaseId, zone: string): Promise<CaseReceipt[]> {
  const groups = await groupedReceipts(tx, caseId, zone)
  if (groups.length === 0) return []
  const invoices = await tx.invoice.findMany({ where: { caseId }, select: { id: true, number: true } })
  const numberOf = new Map(invoices.map(({ id, number }) => [id, number]))
  const isCard = new Map(groups.flatMap(({ own }) => own.map(({ id, method }) => [id, method === 'card'])))
  const { steps, shares, remittedAt } = await shareBooks(tx, caseId, (id) => isCard.get(id) ?? false)
  const paidOut = paidOutWith(steps)
  const onDay = (at: Instant) => dayOf(at, zone)
  return groups
    .map(({ origin, own, history }): CaseReceipt => {
      const counts = own.filter(({ status }) => status === 'SUCCEEDED')
      const isDirect = origin.method === 'direct'
      const runs = isDirect ? [] : own.flatMap(({ id }) => paidOut.get(id) ?? [])
      return {
        ...history,
        paymentId: origin.id as PaymentId,
        receiptNumber: origin.receiptNumber ?? '',
        method: isDirect ? 'direct' : origin.method === 'bank' ? 'bank' : 'card',
        card:
          origin.cardBrand && origin.cardLast4 ? { brand: origin.cardBrand, last4: origin.cardLast4 } : null,
        reference: origin.reference,
        receivedOn: origin.receivedOn ? day(origin.receivedOn) : onDay(momentOf(origin.startedAt)),
        amount: fromBigInt(origin.amountMinor),
        currency: origin.currency,
        usedFor: counts.flatMap(({ allocations }) =>
          allocations.map(({ part, invoiceId, amountMinor }) => ({
            part: part as Allocation['part'],
            invoiceId: invoiceId as InvoiceId | null,
            invoiceNumber: numberOf.get(invoiceId ?? '') ?? null,
            amount: fromBigInt(amountMinor),
          })),
        ),
        share: shares(counts.map(({ id }) => id)),
        remittances: [...new Set(runs)].flatMap((remittanceId) => {
          const at = remittedAt.get(remittanceId)
          return at ? [{ remittanceId, on: onDay(at) }] : []
        }),
      }
    })
    .toSorted(latestFirst)
}

function latestFirst(one: CaseReceipt, other: CaseReceipt): number {
  return compareDays(other.receivedOn, one.receivedOn) || (one.paymentId < other.paymentId ? 1 : -1)
}

const momentOf = (at: Date): Instant => instant(at.toISOString())
