import type { Tx } from '../db.ts'
import { type BookCheck, tooMuch } from './difference.ts'

type Found = { at: string; name: string; currency: string; amount: bigint }

/** What must be true of every ledger, whatever it is about: each statement finds the places where it is not. */
export function bookChecks(db: Tx): BookCheck[] {
  const check = (name: string, sql: string, sentence: (found: Found) => string): BookCheck => ({
    name,
    async *differences() {
      for (const found of await db.$queryRawUnsafe<Found[]>(sql))
        yield { check: name, at: found.at, sentence: sentence(found) }
    },
  })
  return [
    check(
      'ledger balances',
      unbalanced,
      ({ at, name, amount, currency }) =>
        `the posting ${at} holds ${tooMuch(amount, currency)} in the book ${name}`,
    ),
    check(
      'nothing waits unallocated',
      unallocated,
      ({ name, amount, currency }) =>
        `the account UNALLOCATED of the case ${name} is not at rest: ${tooMuch(amount, currency)}`,
    ),
    check(
      'what a creditor holds is settled',
      held,
      ({ name, amount, currency }) =>
        `the account HELD_BY_CREDITOR of the case ${name} is not at rest: ${tooMuch(amount, currency)}`,
    ),
    check(
      'snapshots are what was posted',
      snapshots,
      ({ at, name, amount, currency }) =>
        `the snapshot of ${name} for the account ${at} holds ${tooMuch(amount, currency)}`,
    ),
  ]
}

/** The two books never balance each other, and no currency balances another. */
const unbalanced = `
  select e."transactionId" as at, book_of(a.kind) as name, e.currency, sum(e."amountMinor")::bigint as amount
  from "LedgerEntry" e join "LedgerAccount" a on a.id = e."accountId"
  group by 1, 2, 3 having sum(e."amountMinor") <> 0 order by 1`

/** Every receipt is shared out in the transaction in which it is posted; money is owed, so its sign is turned. */
const unallocated = `
  select a.id as at, coalesce(c.number, c.id) as name, a.currency, -sum(e."amountMinor")::bigint as amount
  from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id join "Case" c on c.id = a."caseId"
  where a.kind = 'UNALLOCATED'
  group by a.id, c.id having sum(e."amountMinor") <> 0 order by a.id`

/** What a creditor was paid directly is its own at once; only what was paid beyond the claim may stay, as the debtor's. */
const held = `
  with money as (
    select a."caseId", a.currency,
      coalesce(sum(e."amountMinor") filter (where a.kind = 'HELD_BY_CREDITOR'), 0) as held,
      coalesce(-sum(e."amountMinor") filter (where a.kind = 'DEBTOR_CREDIT'), 0) as credit
    from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id
    where a.kind in ('HELD_BY_CREDITOR', 'DEBTOR_CREDIT') group by 1, 2)
  select c.id as at, coalesce(c.number, c.id) as name, m.currency,
    (case when held < 0 then held else held - greatest(credit, 0) end)::bigint as amount
  from money m join "Case" c on c.id = m."caseId"
  where held < 0 or held > greatest(credit, 0) order by c.id`

const snapshots = `
  select s."accountId" as at, s."asOf" as name, a.currency,
    (s."balanceMinor" - coalesce(sum(e."amountMinor"), 0))::bigint as amount
  from "LedgerSnapshot" s join "LedgerAccount" a on a.id = s."accountId"
    left join "LedgerEntry" e on e."accountId" = s."accountId" and e."position" <= s."position"
  group by s."accountId", s."asOf", s."balanceMinor", a.currency
  having s."balanceMinor" <> coalesce(sum(e."amountMinor"), 0) order by 1, 2`
