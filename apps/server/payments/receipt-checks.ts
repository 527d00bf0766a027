import type { Tx } from '../db.ts'
import { type BookCheck, tooMuch } from '../ledger/difference.ts'

type Found = { at: string; name: string; part: string | null; currency: string; amount: bigint }

/**
 * Every payment that counts is in the books with its whole amount, and pays there what its rows say that it pays.
 * Payments from before the chart of accounts have no posting of this kind (20261122170000_ledger_books) and are left out.
 */
export function receiptChecks(db: Tx): BookCheck[] {
  const check = (name: string, sql: string, sentence: (found: Found) => string): BookCheck => ({
    name,
    async *differences() {
      for (const found of await db.$queryRawUnsafe<Found[]>(sql))
        yield { check: name, at: found.at, sentence: sentence(found) }
    },
  })
  return [
    check(
      'receipts are posted whole',
      cleared,
      ({ at, name, amount, currency }) =>
        `the payment ${at} of the case ${name} stands in the books with ${tooMuch(amount, currency)}`,
    ),
    check(
      'every posted receipt is a payment',
      unknown,
      ({ at, amount, currency }) =>
        `the posting ${at} clears a receipt of no payment: ${tooMuch(amount, currency)}`,
    ),
    check(
      'receipts pay what the books say',
      allocated,
      ({ name, part, amount, currency }) =>
        `in the case ${name} the books have receipts pay ${tooMuch(amount, currency)} of ${part}`,
    ),
  ]
}

const cleared = `
  select p.id as at, coalesce(c.number, c.id) as name, p.currency, null as part,
    (coalesce(-sum(e."amountMinor") filter (where a.kind = 'UNALLOCATED'), 0) - p."amountMinor")::bigint as amount
  from "Payment" p join "Case" c on c.id = p."caseId"
    left join "LedgerTransaction" t on t.cause in ('receipt-cleared:' || p.id, 'suspense-assigned:' || p.id,
      'chargeback-won:' || p.id)
    left join "LedgerEntry" e on e."transactionId" = t.id
    left join "LedgerAccount" a on a.id = e."accountId"
  where p.status = 'SUCCEEDED'
    and not exists (select from "LedgerTransaction" o where o.cause = 'payment:' || p.id)
  group by p.id, c.id
  having coalesce(-sum(e."amountMinor") filter (where a.kind = 'UNALLOCATED'), 0) <> p."amountMinor"
  order by p.id`

const unknown = `
  select t.id as at, '' as name, e.currency, null as part, e."amountMinor" as amount
  from "LedgerTransaction" t join "LedgerEntry" e on e."transactionId" = t.id and e."amountMinor" > 0
  where t.kind in ('receipt-cleared', 'suspense-assigned', 'chargeback-won')
    and not exists (select from "Payment" p where p.id = split_part(t.cause, ':', 2))
  order by t.id`

/** Compared case by case, because what was taken back and shared out anew is several postings for one payment. */
const allocated = `
  with posted as (
    select t."caseId", coalesce(e."invoiceId", '') as invoice, substring(a.kind from 7) as part, e.currency,
      -sum(e."amountMinor") as amount
    from "LedgerTransaction" t join "LedgerEntry" e on e."transactionId" = t.id
      join "LedgerAccount" a on a.id = e."accountId"
    where t.kind in ('receipt-allocated', 'receipt-deallocated') and a.kind like 'CLAIM\\_%'
    group by 1, 2, 3, 4),
  written as (
    select p."caseId", coalesce(l."invoiceId", '') as invoice, l.part, p.currency, sum(l."amountMinor") as amount
    from "PaymentAllocation" l join "Payment" p on p.id = l."paymentId"
    where p.status = 'SUCCEEDED' and l.part <> 'CREDIT'
      and exists (select from "LedgerTransaction" t
        where t.cause in ('receipt-cleared:' || p.id, 'suspense-assigned:' || p.id,
      'chargeback-won:' || p.id))
    group by 1, 2, 3, 4)
  select c.id as at, coalesce(c.number, c.id) as name, d.part, d.currency,
    (d.posted - d.written)::bigint as amount
  from (select "caseId", part, currency, coalesce(p.amount, 0) as posted, coalesce(w.amount, 0) as written
      from posted p full join written w using ("caseId", invoice, part, currency)) d
    join "Case" c on c.id = d."caseId"
  where d.posted <> d.written order by c.id`
