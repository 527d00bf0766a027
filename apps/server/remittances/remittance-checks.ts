import type { Tx } from '../db.ts'
import { type BookCheck, tooMuch } from '../ledger/difference.ts'

type Found = { at: string; name: string; currency: string; amount: bigint }

/** What must always be true of money that goes out: every remittance is the sum of its lines and of its postings. */
export function remittanceChecks(db: Tx): BookCheck[] {
  const check = (name: string, sql: string, sentence: (found: Found) => string): BookCheck => ({
    name,
    async *differences() {
      for (const found of await db.$queryRawUnsafe<Found[]>(sql))
        yield { check: name, at: found.at, sentence: sentence(found) }
    },
  })
  return [
    check(
      'remittances are the sum of their lines',
      lines,
      ({ at, amount, currency }) => `the lines of the remittance ${at} are ${tooMuch(amount, currency)}`,
    ),
    check(
      'remittances are posted as ordered',
      posted,
      ({ at, amount, currency }) => `the postings of the remittance ${at} order ${tooMuch(amount, currency)}`,
    ),
    check(
      'fee invoices ask for what was charged',
      asked,
      ({ at, name, amount, currency }) => `the invoice ${name} (${at}) asks for ${tooMuch(amount, currency)}`,
    ),
    check(
      'what was settled of fee invoices is posted',
      settled,
      ({ at, name, amount, currency }) =>
        `the postings settle ${tooMuch(amount, currency)} of the invoice ${name} (${at})`,
    ),
    check(
      'invoices have no gaps',
      gaps,
      ({ at, amount }) => `the series ${at} has given ${amount} numbers more than it has invoices`,
    ),
  ]
}

const lines = `
  select r.id as at, '' as name, r.currency, (coalesce(sum(l."payableMinor"), 0) - r."netMinor")::bigint as amount
  from "Remittance" r left join "RemittanceLine" l on l."remittanceId" = r.id
  where r.status <> 'LEFT_OUT' group by r.id
  having coalesce(sum(l."payableMinor"), 0) <> r."netMinor" order by r.id`

/** What was ordered stands in transit, to the creditor and to us; with what is confirmed it leaves it again. */
const posted = `
  select r.id as at, '' as name, r.currency, (coalesce(-sum(e."amountMinor"), 0) - r."grossMinor" + r."madeGoodMinor")::bigint as amount
  from "Remittance" r
    left join "LedgerTransaction" t on t.cause in ('remitted:' || r.id, 'fees-taken:' || r.id)
    left join "LedgerEntry" e on e."transactionId" = t.id
      and e."accountId" in (select a.id from "LedgerAccount" a where a.id = e."accountId" and a.kind = 'IN_TRANSIT')
  where r.status in ('SENT', 'CONFIRMED', 'RETURNED') group by r.id
  having coalesce(-sum(e."amountMinor"), 0) <> r."grossMinor" - r."madeGoodMinor" order by r.id`

/** What is to be paid is what was charged and stands on it: the account of what is invoiced says the same. */
const asked = `
  select f.id as at, f.text as name, f.currency,
    (case f.kind when 'CREDIT_NOTE' then -f."totalMinor" else f."totalMinor" end + f."keptMinor"
      - coalesce(sum(e."amountMinor"), 0))::bigint as amount
  from "FeeInvoice" f left join "FeeInvoicePosting" s on s."feeInvoiceId" = f.id
    left join "LedgerEntry" e on e."transactionId" = s."transactionId"
      and e."accountId" in (select a.id from "LedgerAccount" a where a.id = e."accountId" and a.kind = 'INVOICED')
  where f."remittanceId" is null group by f.id
  having case f.kind when 'CREDIT_NOTE' then -f."totalMinor" else f."totalMinor" end + f."keptMinor"
    <> coalesce(sum(e."amountMinor"), 0) order by f.id`

/** Each with its posting, and none with one that was not settled or that was taken back. */
const settled = `
  select f.id as at, f.text as name, f.currency, (coalesce(l.posted, 0) - coalesce(p.settled, 0))::bigint as amount
  from "FeeInvoice" f
    left join lateral (select sum(p."amountMinor") as settled from "FeeInvoicePayment" p
      where p."feeInvoiceId" = f.id and p."takenBackAt" is null) p on true
    left join lateral (select -sum(e."amountMinor") as posted from "FeeInvoicePayment" p
        join "LedgerTransaction" t on t.cause in ('fee-invoice-paid:' || f.id || ':' || p.id,
          'fee-invoice-set-off:' || f.id || ':' || p.id, 'corrected:' || f.id || ':' || p.id)
        join "LedgerEntry" e on e."transactionId" = t.id join "LedgerAccount" a on a.id = e."accountId"
      where p."feeInvoiceId" = f.id and a.kind = 'INVOICED') l on true
  where coalesce(l.posted, 0) <> coalesce(p.settled, 0) order by f.id`

const gaps = `
  select s.series as at, '' as name, 'EUR' as currency, (s.last - count(f.id))::bigint as amount
  from "NumberSeries" s left join "FeeInvoice" f on f.series = s.series
  where s.series like 'F-%' group by s.series having s.last <> count(f.id) order by s.series`
