import { type Day, day } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import type { CaseShare } from '#shared/ledger/fee-postings.ts'
import { type Currency, fromBigInt, type Minor, negate } from '#shared/money.ts'
import { askIn, type Tx } from '../db.ts'

/** An invoice that is not set off with a remittance, and what of it is open; below zero it is a credit. */
export type OpenFeeInvoice = {
  feeInvoiceId: string
  creditorId: string
  number: string
  currency: Currency
  issuedOn: Day
  dueOn: Day | null
  asked: Minor
  open: Minor
}

type Row = {
  id: string
  creditorId: string
  text: string
  currency: string
  issuedOn: string
  dueOn: string | null
  asked: string
  open: string
}

const columns = `
  select * from (
    select f.id, f."creditorId", f.text, f.currency, f."issuedOn", f."dueOn",
      (case f.kind when 'CREDIT_NOTE' then -f."totalMinor" else f."totalMinor" end + f."keptMinor")::text as asked,
      (case f.kind when 'CREDIT_NOTE' then -f."totalMinor" else f."totalMinor" end + f."keptMinor"
        - coalesce((select sum(p."amountMinor") from "FeeInvoicePayment" p
          where p."feeInvoiceId" = f.id and p."takenBackAt" is null), 0))::text as open
    from "FeeInvoice" f where f."remittanceId" is null`

const readRow = (row: Row): OpenFeeInvoice => ({
  feeInvoiceId: row.id,
  creditorId: row.creditorId,
  number: row.text,
  currency: row.currency,
  issuedOn: day(row.issuedOn),
  dueOn: row.dueOn === null ? null : day(row.dueOn),
  asked: fromBigInt(BigInt(row.asked)),
  open: fromBigInt(BigInt(row.open)),
})

/** The open invoices of one creditor, or of all, oldest first; credits that wait for an invoice are among them. */
export async function openFeeInvoices(
  tx: Tx,
  { creditorId = null, currency = null }: { creditorId?: string | null; currency?: string | null },
): Promise<OpenFeeInvoice[]> {
  const sql = `${columns} and ($1::text is null or f."creditorId" = $1) and ($2::text is null or f.currency = $2)) as f
    where open <> '0' order by "issuedOn", text limit 500`
  return (await askIn<Row>(tx, sql, [creditorId, currency])).map(readRow)
}

/** Those of these numbers, whether anything of them is open or not. */
export async function feeInvoicesNumbered(tx: Tx, numbers: readonly string[]): Promise<OpenFeeInvoice[]> {
  if (numbers.length === 0) return []
  return (await askIn<Row>(tx, `${columns} and f.text = any($1)) as f`, [numbers])).map(readRow)
}

export async function feeInvoiceById(tx: Tx, feeInvoiceId: string): Promise<OpenFeeInvoice | null> {
  const [row] = await askIn<Row>(tx, `${columns} and f.id = $1) as f`, [feeInvoiceId])
  return row ? readRow(row) : null
}

/**
 * What of an invoice is open for each case, from the books: what was charged and stands on it, less what was posted as
 * settled of it and not taken back.
 */
export async function openShares(tx: Tx, feeInvoiceId: string): Promise<CaseShare[]> {
  const rows = await askIn<{ caseId: CaseId; kind: string; amount: string }>(tx, shares, [feeInvoiceId])
  const of = (caseId: CaseId, kind: string) =>
    negate(fromBigInt(BigInt(rows.find((row) => row.caseId === caseId && row.kind === kind)?.amount ?? 0)))
  return [...new Set(rows.map(({ caseId }) => caseId))].map((caseId) => ({
    caseId,
    fee: of(caseId, 'FEES'),
    vat: of(caseId, 'VAT'),
    kept: of(caseId, 'INTEREST_KEPT'),
  }))
}

const shares = `
  select a."caseId", a.kind, sum(e."amountMinor")::text as amount
  from "LedgerEntry" e join "LedgerAccount" a on a.id = e."accountId"
  where a.kind in ('FEES', 'VAT', 'INTEREST_KEPT') and e."transactionId" in (
    select s."transactionId" from "FeeInvoicePosting" s where s."feeInvoiceId" = $1
    union
    select t.id from "FeeInvoicePayment" p join "LedgerTransaction" t on t.cause in (
      'fee-invoice-paid:' || p."feeInvoiceId" || ':' || p.id, 'fee-invoice-set-off:' || p."feeInvoiceId" || ':' || p.id,
      'corrected:' || p."feeInvoiceId" || ':' || p.id)
    where p."feeInvoiceId" = $1)
  group by 1, 2 order by 1`
