import type { Day, Instant } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import type { CaseShare } from '#shared/ledger/fee-postings.ts'
import { add, type Currency, fromBigInt, zero } from '#shared/money.ts'
import { askIn, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import { issueFeeInvoice } from './issue-fee-invoice.ts'
import { setOffCredits } from './settle-fee-invoice.ts'

export type ToInvoice = {
  creditorId: string
  currency: Currency
  /** What the invoice is for; one cause, one invoice. */
  cause: string
  /** The run that has paid the money out in full, where it was one. */
  paidApartFrom: string | null
  /** Receipts that are still with the card provider: the fee for them is asked for once they are paid out. */
  held: readonly string[]
  /** Of everything, only what was charged for this receipt or correction. */
  only?: string
  on: Day
  at: Instant
}

type Row = { id: string; caseId: CaseId; fee: string; vat: string; kept: string }

/**
 * Invoices what was charged, is not set off, and stands on no invoice yet. Under the lock of the creditor, so that a run
 * and a direct payment of the same moment never ask twice for the same.
 */
export async function invoiceCharged(house: House, tx: Tx, what: ToInvoice): Promise<string | null> {
  const { creditorId, currency, cause, paidApartFrom, held, only = null, on, at } = what
  await tx.$queryRaw`select 1 from "Creditor" where id = ${creditorId} for no key update`
  const rows = await askIn<Row>(tx, uninvoiced, [creditorId, currency, held, only])
  const postings = [...new Set(rows.map(({ id }) => id))]
  const feeInvoiceId = await issueFeeInvoice(house, tx, {
    creditorId,
    currency,
    lines: byCase(rows),
    cause,
    remittanceId: null,
    toPay: { postings, paidApartFrom },
    on,
    at,
  })
  if (feeInvoiceId) await setOffCredits(house, tx, { creditorId, currency, on })
  return feeInvoiceId
}

function byCase(rows: readonly Row[]): CaseShare[] {
  const cases = new Map<CaseId, CaseShare>()
  for (const { caseId, fee, vat, kept } of rows) {
    const so = cases.get(caseId) ?? { caseId, fee: zero, vat: zero, kept: zero }
    cases.set(caseId, {
      caseId,
      fee: add(so.fee, fromBigInt(BigInt(fee))),
      vat: add(so.vat, fromBigInt(BigInt(vat))),
      kept: add(so.kept, fromBigInt(BigInt(kept))),
    })
  }
  return [...cases.values()]
}

const uninvoiced = `
  select t.id, a."caseId",
    coalesce(-sum(e."amountMinor") filter (where a.kind = 'FEES'), 0)::text as fee,
    coalesce(-sum(e."amountMinor") filter (where a.kind = 'VAT'), 0)::text as vat,
    coalesce(-sum(e."amountMinor") filter (where a.kind = 'INTEREST_KEPT'), 0)::text as kept
  from "LedgerAccount" i join "LedgerEntry" o on o."accountId" = i.id
    join "LedgerTransaction" t on t.id = o."transactionId"
    join "LedgerEntry" e on e."transactionId" = t.id join "LedgerAccount" a on a.id = e."accountId"
  where i."creditorId" = $1 and i.currency = $2 and i.kind = 'INVOICED'
    and t.kind in ('commission-charged', 'commission-reversed') and a.kind in ('FEES', 'VAT', 'INTEREST_KEPT')
    and not exists (select from "FeeInvoicePosting" s where s."transactionId" = t.id)
    and substring(t.cause from position(':' in t.cause) + 1) <> all($3)
    and ($4::text is null or t.cause in ('commission-charged:' || $4, 'commission-reversed:' || $4))
  group by t.id, a."caseId" order by t.id`

/** Every creditor with something charged that stands on no invoice since before this moment, by currency. */
export const uninvoicedSince = (tx: Tx, before: Instant) =>
  askIn<{ creditorId: string; currency: Currency }>(
    tx,
    `select distinct t."creditorId", i.currency
      from "LedgerAccount" i join "LedgerEntry" o on o."accountId" = i.id
        join "LedgerTransaction" t on t.id = o."transactionId"
      where i.kind = 'INVOICED' and t.kind in ('commission-charged', 'commission-reversed') and t.at < $1::timestamptz
        and not exists (select from "FeeInvoicePosting" s where s."transactionId" = t.id)
      order by 1, 2`,
    [before],
  )
