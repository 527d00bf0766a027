import { day, type Day } from '#shared/dates.ts'
import type { CaseId } from '#shared/ids.ts'
import { type Currency, fromBigInt, min, type Minor, negate, sum, zero } from '#shared/money.ts'
import {
  type CardReceipt,
  type Cleared,
  clearedOf,
  type Standing,
  type TakenBack,
} from '#shared/remittances/cleared.ts'
import type { Books } from '#shared/remittances/propose.ts'
import type { Tx } from '../db.ts'

type Whose = { creditorId: string; currency: Currency }

/** More receipts than this are never with the card provider at once; older ones it has paid out. */
const receiptsLookedAt = 2_000

/** What a run has to know of one creditor's books in one currency, and which receipts are still with the provider. */
export async function booksOf(
  tx: Tx,
  whose: Whose,
  hasDetails: boolean,
): Promise<Books & Pick<Cleared, 'held'>> {
  const balances = await balancesOf(tx, whose)
  const atProvider = balances('CARD_CLEARING')
  const standings = await standingsOf(tx, whose)
  const receipts = atProvider > 0 ? await cardReceipts(tx, whose) : []
  const takenBack = atProvider > 0 ? await takenBackBy(tx, whose) : []
  const cleared = clearedOf(standings, receipts, takenBack, atProvider)
  return {
    currency: whose.currency,
    standings: cleared.standings,
    waiting: cleared.waiting,
    held: cleared.held,
    covered: sum([
      balances('BANK'),
      // These four are owed to others, or ordered already.
      balances('SUSPENSE'),
      balances('UNALLOCATED'),
      balances('DEBTOR_CREDIT'),
      balances('IN_TRANSIT'),
      // What the provider has taken back beyond what it held, it keeps of its next payment.
      min(zero, atProvider),
    ]),
    owedByAgency: balances('OWED_BY_AGENCY'),
    clearedOn: await atBankSince(tx, whose),
    hasDetails,
  }
}

/** Everybody to whom something is owed, or who owes something back, by currency. */
export function withMoney(tx: Tx): Promise<Whose[]> {
  return tx.$queryRaw<Whose[]>`
    select "creditorId", currency from (
      select a."creditorId", a.currency, sum(e."amountMinor") as open
      from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id
      where a.kind = 'PAYABLE' group by a.id) as accounts
    where open <> 0 group by 1, 2 order by 1, 2`
}

async function balancesOf(tx: Tx, { creditorId, currency }: Whose) {
  const rows = await tx.$queryRaw<{ kind: string; amount: bigint }[]>`
    select a.kind, sum(e."amountMinor")::bigint as amount
    from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id
    where a."creditorId" = ${creditorId} and a.currency = ${currency} and a.kind in
      ('BANK', 'CARD_CLEARING', 'SUSPENSE', 'UNALLOCATED', 'DEBTOR_CREDIT', 'IN_TRANSIT', 'OWED_BY_AGENCY')
    group by a.kind`
  return (kind: string): Minor => fromBigInt(rows.find((row) => row.kind === kind)?.amount ?? 0n)
}

type PartRow = { caseId: CaseId; kind: string; amount: bigint }

/** Fees that the creditor owes us by invoice are no money of the client account (D5), and are not taken from it. */
async function standingsOf(tx: Tx, { creditorId, currency }: Whose): Promise<Standing[]> {
  const rows = await tx.$queryRaw<PartRow[]>`
    select a."caseId", a.kind, sum(e."amountMinor")::bigint as amount
    from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id
    where a."creditorId" = ${creditorId} and a.currency = ${currency}
      and a.kind in ('PAYABLE', 'FEES', 'VAT', 'INTEREST_KEPT')
      and (a.kind = 'PAYABLE' or not exists (
        select from "LedgerEntry" o join "LedgerAccount" i on i.id = o."accountId"
        where o."transactionId" = e."transactionId" and i.kind = 'INVOICED'))
    group by 1, 2 having sum(e."amountMinor") <> 0 order by 1`
  const cases = [...new Set(rows.map(({ caseId }) => caseId))]
  return cases.map((caseId) => standingFrom(caseId, rows))
}

function standingFrom(caseId: CaseId, rows: readonly PartRow[]): Standing {
  const of = (kind: string) =>
    negate(fromBigInt(rows.find((row) => row.caseId === caseId && row.kind === kind)?.amount ?? 0n))
  return { caseId, payable: of('PAYABLE'), fee: of('FEES'), vat: of('VAT'), kept: of('INTEREST_KEPT') }
}

type ReceiptRow = PartRow & { receipt: string; taken: bigint }

/**
 * The receipts that came by card and that the provider has not paid out, oldest first, each with what it has brought to
 * the books of its case. What is left of a receipt is paid out with the receipt it was part of; what came in again
 * after a won dispute, with the movement of the dispute.
 */
async function cardReceipts(tx: Tx, { creditorId, currency }: Whose): Promise<CardReceipt[]> {
  const rows = await tx.$queryRaw<ReceiptRow[]>`
    with receipts as (
      select t.at, t."caseId", substring(t.cause from 17) as receipt, e."amountMinor" as taken
      from "LedgerTransaction" t join "LedgerEntry" e on e."transactionId" = t.id
        join "LedgerAccount" a on a.id = e."accountId"
      where t."creditorId" = ${creditorId} and t.kind = 'receipt-cleared' and a.kind = 'CARD_CLEARING'
        and a.currency = ${currency}
        and not exists (select from "Payment" p join "CardPayoutLine" l on l."isBooked" and l."amountMinor" > 0
          and (l."sourceId" = p."providerPaymentId" or (l."paymentId" = coalesce(p."restOfId", p.id)
            and not exists (select from "CardPayoutLine" d where d."sourceId" = p."providerPaymentId")))
          where p.id = substring(t.cause from 17))
      order by t.at desc, t.id desc limit ${receiptsLookedAt})
    select r.receipt, r."caseId", r.taken, p.kind, coalesce(p.amount, 0)::bigint as amount
    from receipts r left join lateral (
      select a.kind, sum(e."amountMinor") as amount
      from "LedgerTransaction" t join "LedgerEntry" e on e."transactionId" = t.id
        join "LedgerAccount" a on a.id = e."accountId"
      where t.cause in ('receipt-allocated:' || r.receipt, 'commission-charged:' || r.receipt,
          'commission-reversed:' || r.receipt)
        and a.kind in ('PAYABLE', 'FEES', 'VAT', 'INTEREST_KEPT')
      group by a.kind) as p on true
    order by r.at, r.receipt`
  const receipts = [...new Set(rows.map(({ receipt }) => receipt))]
  return receipts.flatMap((receipt) => {
    const own = rows.filter((row) => row.receipt === receipt)
    const [first] = own
    return first
      ? [{ paymentId: receipt, amount: fromBigInt(first.taken), brought: standingFrom(first.caseId, own) }]
      : []
  })
}

/** What of it the provider has settled with a payout, it has taken back already: that movement goes the other way. */
async function takenBackBy(tx: Tx, { creditorId, currency }: Whose): Promise<TakenBack[]> {
  const rows = await tx.$queryRaw<{ caseId: CaseId; amount: bigint }[]>`
    select t."caseId", -sum(e."amountMinor")::bigint as amount
    from "LedgerTransaction" t join "LedgerEntry" e on e."transactionId" = t.id
      join "LedgerAccount" a on a.id = e."accountId"
    where t."creditorId" = ${creditorId} and a.kind = 'CARD_CLEARING' and a.currency = ${currency}
      and t."caseId" is not null and (t.kind not in ('receipt-cleared', 'card-paid-out')
        or (t.kind = 'card-paid-out' and e."amountMinor" > 0))
      -- What was paid out before it was moved to another case is no longer with the provider, and nothing of it left.
      and not exists (select from "Correction" k join "Payment" p on p.id = k."paymentId"
        join "CardPayoutLine" l on l."isBooked" and l."paymentId" = coalesce(p."restOfId", p.id)
        where t.cause = 'corrected:' || k.id)
    group by 1 having sum(e."amountMinor") < 0`
  return rows.map(({ caseId, amount }) => ({ caseId, amount: fromBigInt(amount) }))
}

/** Since when money of this creditor lies at the bank that no remittance has been paid out of. */
async function atBankSince(tx: Tx, { creditorId, currency }: Whose): Promise<Day | null> {
  const [row] = await tx.$queryRaw<{ since: string | null }[]>`
    select min(t."postedOn") as since
    from "LedgerTransaction" t join "LedgerEntry" e on e."transactionId" = t.id
      join "LedgerAccount" a on a.id = e."accountId"
    where t."creditorId" = ${creditorId} and a.kind = 'BANK' and a.currency = ${currency} and e."amountMinor" > 0
      and t.at > coalesce((select max(r.at) from "LedgerTransaction" r
        join "LedgerEntry" re on re."transactionId" = r.id
        where r."creditorId" = ${creditorId} and r.kind = 'remitted' and re.currency = ${currency}),
        '-infinity'::timestamptz)`
  return row?.since ? day(row.since) : null
}

/** What stands on the accounts of these lines must still be there when they are ordered. */
export const sameLines = (one: readonly Standing[], other: readonly Standing[]): boolean => {
  const text = (lines: readonly Standing[]) =>
    lines
      .map(({ caseId, payable, fee, vat, kept }) => [caseId, payable, fee, vat, kept].join(' '))
      .toSorted()
      .join('\n')
  return text(one) === text(other)
}
