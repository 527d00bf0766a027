import type { InvoiceId } from '#shared/ids.ts'
import type { ClaimPart } from '#shared/ledger/allocation.ts'
import type { Standing } from '#shared/ledger/claim-postings.ts'
import type { Share } from '#shared/ledger/fee-postings.ts'
import { fromBigInt, type Minor, zero } from '#shared/money.ts'
import { askIn, type Tx } from '../db.ts'

/** What stands in the books of a case as owed, invoice by invoice. */
export const bookedClaim = async (tx: Tx, caseId: string): Promise<Standing[]> =>
  standingsOf(await askIn(tx, openPartsWhere('= $1'), [caseId])).get(caseId) ?? []

/** The same of several cases; one that was never placed in the books is not among them. */
export const bookedClaims = async (tx: Tx, caseIds: readonly string[]): Promise<Map<string, Standing[]>> =>
  standingsOf(await askIn(tx, openPartsWhere('= any($1)'), [caseIds]))

export type OpenRow = { caseId: string; part: ClaimPart; invoiceId: InvoiceId | null; open: string }

/** As it comes from the database, by case. */
export function standingsOf(rows: readonly OpenRow[]): Map<string, Standing[]> {
  const books = new Map<string, Map<InvoiceId | null, Partial<Record<ClaimPart, Minor>>>>()
  for (const { caseId, part, invoiceId, open } of rows) {
    const book = books.get(caseId) ?? new Map<InvoiceId | null, Partial<Record<ClaimPart, Minor>>>()
    books.set(caseId, book.set(invoiceId, { ...book.get(invoiceId), [part]: fromBigInt(BigInt(open)) }))
  }
  return new Map(
    [...books].map(([caseId, book]) => [caseId, [...book].map(([invoiceId, open]) => ({ invoiceId, open }))]),
  )
}

export const noShare: Share = { fee: zero, vat: zero, kept: zero }

/** What was charged for a case so far, whether it has left the client account or not. */
export const chargedShare = async (tx: Tx, caseId: string): Promise<Share> =>
  sharesOf(await askIn(tx, sharesWhere('= $1'), [caseId])).get(caseId) ?? noShare

/** The same of several cases; one for which nothing was ever charged is not among them. */
export const chargedShares = async (tx: Tx, caseIds: readonly string[]): Promise<Map<string, Share>> =>
  sharesOf(await askIn(tx, sharesWhere('= any($1)'), [caseIds]))

export type ShareRow = { caseId: string; fee: string; vat: string; kept: string }

export function sharesOf(rows: readonly ShareRow[]) {
  return new Map<string, Share>(
    rows.map(({ caseId, fee, vat, kept }) => [
      caseId,
      { fee: fromBigInt(BigInt(fee)), vat: fromBigInt(BigInt(vat)), kept: fromBigInt(BigInt(kept)) },
    ]),
  )
}

// The plan of a question about one case is made once; one about a list is planned anew for each.
type Which = '= $1' | '= any($1)' | '= c.id'
export const openPartsWhere = (which: Which): string => `
  select a."caseId", substring(a.kind from 7) as part, e."invoiceId", sum(e."amountMinor")::text as open
  from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id
  where a."caseId" ${which} and a.kind like 'CLAIM\\_%'
  group by a."caseId", a.kind, e."invoiceId"`

export const sharesWhere = (which: Which): string => `
  select a."caseId",
    coalesce(-sum(e."amountMinor") filter (where a.kind = 'FEES'), 0)::text as fee,
    coalesce(-sum(e."amountMinor") filter (where a.kind = 'VAT'), 0)::text as vat,
    coalesce(-sum(e."amountMinor") filter (where a.kind = 'INTEREST_KEPT'), 0)::text as kept
  from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id
    join "LedgerTransaction" t on t.id = e."transactionId"
  where a."caseId" ${which} and a.kind in ('FEES', 'VAT', 'INTEREST_KEPT')
    and t.kind in ('commission-charged', 'commission-reversed')
  group by a."caseId"`
