import { ownerUnknown } from '#shared/ledger/chart.ts'
import type { Tx } from '../db.ts'
import { type BookCheck, tooMuch } from '../ledger/difference.ts'

type Found = { at: string; currency: string; amount: bigint }

/**
 * What the card provider holds for a creditor is what came by card, less what was given back out of a credit, less what
 * payouts say has left: three sources that are written by different hands. And a payout is the sum of its movements.
 */
export function payoutChecks(db: Tx): BookCheck[] {
  const check = (name: string, sql: string, sentence: (found: Found) => string): BookCheck => ({
    name,
    async *differences() {
      for (const found of await db.$queryRawUnsafe<Found[]>(sql))
        yield { check: name, at: found.at, sentence: sentence(found) }
    },
  })
  return [
    check(
      'what the card provider holds is what it has not paid out',
      held,
      ({ at, amount, currency }) =>
        `the card clearing of the creditor ${at} holds ${tooMuch(amount, currency)}`,
    ),
    check(
      'money set aside is what waits for a person',
      aside,
      ({ at, amount, currency }) =>
        `what is set aside for the creditor ${at} holds ${tooMuch(amount, currency)}`,
    ),
    check(
      'payouts are the sum of their movements',
      sums,
      ({ at, amount, currency }) => `the movements of the payout ${at} are ${tooMuch(amount, currency)}`,
    ),
    check(
      'movements of payouts are posted as they were',
      posted,
      ({ at, amount, currency }) => `the movement ${at} is posted with ${tooMuch(amount, currency)}`,
    ),
  ]
}

/**
 * Credit that goes back leaves with its payment still counted; where that payment is taken back later, what was credit of
 * it counts no more. Postings of payouts without movements are from before these were
 * read, and are taken for what they say.
 */
const held = `
  with books as (
    select a."creditorId", a.currency, sum(e."amountMinor") as amount
    from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id where a.kind = 'CARD_CLEARING' group by 1, 2),
  receipts as (
    select p."creditorId", p.currency, sum(p."amountMinor") as amount
    from "Payment" p where p.status = 'SUCCEEDED'
      and exists (select from "LedgerTransaction" t join "LedgerEntry" e on e."transactionId" = t.id
        join "LedgerAccount" a on a.id = e."accountId" and a.kind = 'CARD_CLEARING'
        where t.cause in ('receipt-cleared:' || p.id, 'chargeback-won:' || p.id))
    group by 1, 2),
  credits as (
    select t."creditorId", e.currency, sum(e."amountMinor") as amount
    from "LedgerTransaction" t join "LedgerEntry" e on e."transactionId" = t.id
      join "LedgerAccount" a on a.id = e."accountId" and a.kind = 'DEBTOR_CREDIT'
    where t.kind in ('refunded', 'charged-back') and exists (select from "LedgerEntry" c
      join "LedgerAccount" o on o.id = c."accountId"
      where c."transactionId" = t.id and o.kind = 'CARD_CLEARING')
    group by 1, 2),
  old as (
    select t."creditorId", e.currency, -sum(e."amountMinor") as amount
    from "LedgerTransaction" t join "LedgerEntry" e on e."transactionId" = t.id
      join "LedgerAccount" a on a.id = e."accountId" and a.kind = 'CARD_CLEARING'
    where t.kind = 'card-paid-out'
      and not exists (select from "CardPayoutLine" l where l."moveId" = split_part(t.cause, ':', 2))
    group by 1, 2),
  lines as (
    select l."creditorId", l.currency, sum(l."amountMinor") as amount
    from "CardPayoutLine" l where l."isBooked" group by 1, 2)
  select b."creditorId" as at, b.currency,
    (b.amount - coalesce(r.amount, 0) + coalesce(c.amount, 0) + coalesce(o.amount, 0) + coalesce(l.amount, 0))::bigint
      as amount
  from books b left join receipts r using ("creditorId", currency) left join credits c using ("creditorId", currency)
    left join old o using ("creditorId", currency) left join lines l using ("creditorId", currency)
  where b.amount <> coalesce(r.amount, 0) - coalesce(c.amount, 0) - coalesce(o.amount, 0) - coalesce(l.amount, 0)
  order by 1, 2`

/** Until a person has decided that it pays, goes back or is none, it is with the provider; of nobody known, too. */
const aside = `
  with books as (
    select a."creditorId", a.currency, a.kind, sum(e."amountMinor" * case a.kind when 'SET_ASIDE' then -1 else 1 end)
      as amount
    from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id
    where a.kind in ('SET_ASIDE', 'CARD_ASIDE') group by 1, 2, 3),
  rows as (
    select coalesce(s."creditorId", '${ownerUnknown}') as "creditorId", s.currency, k.kind, sum(s."amountMinor") as amount
    from "SetAsidePayment" s cross join (values ('SET_ASIDE'), ('CARD_ASIDE')) k(kind)
    where s."bookedAt" is not null and s."settledAt" is null group by 1, 2, 3)
  select "creditorId" as at, currency, (coalesce(b.amount, 0) - coalesce(r.amount, 0))::bigint as amount
  from books b full join rows r using ("creditorId", currency, kind)
  where coalesce(b.amount, 0) <> coalesce(r.amount, 0) order by 1, 2`

const sums = `
  select p."payoutId" as at, p.currency,
    (sum(l."amountMinor" - l."feeMinor") - p."amountMinor")::bigint as amount
  from "CardPayout" p join "CardPayoutLine" l on l."cardPayoutId" = p.id
  group by p.id having sum(l."amountMinor" - l."feeMinor") <> p."amountMinor" order by 1`

const posted = `
  select l."moveId" as at, l.currency,
    (coalesce(-sum(e."amountMinor"), 0) - case when l."isBooked" then l."amountMinor" else 0 end)::bigint as amount
  from "CardPayoutLine" l
    left join "LedgerTransaction" t on t.kind in ('card-paid-out', 'corrected')
      and split_part(t.cause, ':', 2) = l."moveId"
    left join "LedgerEntry" e on e."transactionId" = t.id
      and exists (select from "LedgerAccount" a where a.id = e."accountId" and a.kind = 'CARD_CLEARING')
  group by l.id
  having coalesce(-sum(e."amountMinor"), 0) <> case when l."isBooked" then l."amountMinor" else 0 end order by 1`
