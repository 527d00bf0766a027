import { day } from '#shared/dates.ts'
import type { InvoiceId } from '#shared/ids.ts'
import type { ClaimPart } from '#shared/ledger/allocation.ts'
import type { ClaimStep } from '#shared/ledger/claim-trail.ts'
import type { PostingKind } from '#shared/ledger/posting.ts'
import { sourceOf } from '#shared/ledger/posting-source.ts'
import type { Tx } from '../db.ts'

type Row = {
  id: string
  kind: string
  cause: string
  postedOn: string
  receiptId: string | null
  moved: { part: ClaimPart | 'CREDIT'; invoiceId: InvoiceId | null; invoiceNumber: string | null }[]
}

/**
 * Every posting that moved what a debtor owes, or gave back what is the debtor's, in the order of the books, up to a
 * day. Nothing of other money, fees or shares is among them: a paper that a debtor reads may name each of these.
 */
export async function claimTrail(tx: Tx, caseId: string, upTo: string): Promise<ClaimStep[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select t.id, t.kind, t.cause, t."postedOn",
      substring(coalesce(o.cause, t.cause) from '^receipt-allocated:(pay_[0-9a-z]+)$') as "receiptId",
      json_agg(json_build_object(
      'part', case a.kind when 'DEBTOR_CREDIT' then 'CREDIT' else substring(a.kind from 7) end, 'invoiceId', e."invoiceId", 'invoiceNumber', i.number) order by e.position) as moved
    from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id
      join "LedgerTransaction" t on t.id = e."transactionId"
      left join "Invoice" i on i.id = e."invoiceId" left join "LedgerTransaction" o on o.id = t."reversesId"
    where a."caseId" = ${caseId} and t."postedOn" <= ${upTo}
      and (a.kind like 'CLAIM\\_%' or (a.kind = 'DEBTOR_CREDIT' and t.kind = 'refunded'))
    group by t.id, o.cause order by min(e.position)`
  return rows.map(({ id, kind, cause, postedOn, receiptId, moved }) => ({
    postingId: id,
    kind: kind as PostingKind,
    source: sourceOf(cause),
    on: day(postedOn),
    receiptId,
    moved,
  }))
}

/** What was posted of one payment for its debtor: that it came in, and what it was shared out to. Our fee is not of it. */
export async function receiptPostings(tx: Tx, paymentId: string): Promise<string[]> {
  const kinds: PostingKind[] = ['receipt-cleared', 'receipt-allocated', 'direct-payment-settled']
  const rows = await tx.ledgerTransaction.findMany({
    where: { cause: { in: kinds.map((kind) => `${kind}:${paymentId}`) } },
    select: { id: true, kind: true },
  })
  return kinds.flatMap((kind) => rows.find((row) => row.kind === kind)?.id ?? [])
}
