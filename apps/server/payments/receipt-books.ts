import type { CaseId } from '#shared/ids.ts'
import { type Instant, instant } from '#shared/dates.ts'
import { sourceOf } from '#shared/ledger/posting-source.ts'
import { fromBigInt, type Minor, negate, sum } from '#shared/money.ts'
import type { PayableStep } from '#shared/payments/paid-out.ts'
import type { Tx } from '../db.ts'

/** What was charged with a receipt: our fee, the VAT on it, and interest that the agreement leaves to us. */
export type ReceiptShare = { fee: Minor; vat: Minor; kept: Minor }

type Row = {
  id: string
  kind: string
  cause: string
  at: Date
  isReturned: boolean
  returns: boolean
  payable: bigint
  fee: bigint
  vat: bigint
  kept: bigint
}

export type ShareBooks = {
  /** What moved the creditor's money, in the order of the books. */
  steps: PayableStep[]
  /** What was charged with these payments; null where nothing was. */
  shares: (paymentIds: readonly string[]) => ReceiptShare | null
  /** When each remittance was ordered at the bank. */
  remittedAt: ReadonlyMap<string, Instant>
}

const ofReceipts = ['receipt-allocated', 'commission-charged', 'commission-reversed']

/**
 * The books of a case as far as they share out its receipts between the creditor and us. A remittance that the bank has
 * sent back is none: what was in it is owed as before, and goes with the next.
 */
export async function shareBooks(
  tx: Tx,
  caseId: CaseId,
  isCard: (paymentId: string) => boolean,
): Promise<ShareBooks> {
  const rows = (await rowsOf(tx, caseId)).filter(({ isReturned, returns }) => !isReturned && !returns)
  const paymentOf = ({ kind, cause }: Row) => {
    const id = cause.slice(kind.length + 1)
    return ofReceipts.includes(kind) && id.startsWith('pay_') && !id.includes(':') ? id : null
  }
  const remitted = rows.filter(({ kind }) => kind === 'remitted')
  return {
    steps: rows
      .filter(({ payable }) => payable !== 0n)
      .map((row): PayableStep => {
        const amount = fromBigInt(row.payable)
        if (row.kind === 'remitted')
          return { kind: 'REMITTED', remittanceId: remittanceOf(row), amount: negate(amount) }
        const paymentId = paymentOf(row)
        return paymentId
          ? { kind: 'RECEIPT', paymentId, isCard: isCard(paymentId), amount }
          : { kind: 'OTHER', amount }
      }),
    shares: (paymentIds) => {
      const own = rows.filter((row) => paymentIds.includes(paymentOf(row) ?? ''))
      const part = (of: 'fee' | 'vat' | 'kept') => sum(own.map((row) => fromBigInt(row[of])))
      const share = { fee: part('fee'), vat: part('vat'), kept: part('kept') }
      return share.fee === 0 && share.vat === 0 && share.kept === 0 ? null : share
    },
    remittedAt: new Map(remitted.map((row) => [remittanceOf(row), instant(row.at.toISOString())])),
  }
}

const remittanceOf = ({ cause }: Row) => sourceOf(cause).id ?? ''

const rowsOf = (tx: Tx, caseId: CaseId) =>
  tx.$queryRaw<Row[]>`
    select t.id, t.kind, t.cause, t.at, r.id is not null as "isReturned", coalesce(o.kind = 'remitted', false) as returns,
      (-coalesce(sum(e."amountMinor") filter (where a.kind = 'PAYABLE'), 0))::bigint as payable,
      (-coalesce(sum(e."amountMinor") filter (where a.kind = 'FEES'), 0))::bigint as fee,
      (-coalesce(sum(e."amountMinor") filter (where a.kind = 'VAT'), 0))::bigint as vat,
      (-coalesce(sum(e."amountMinor") filter (where a.kind = 'INTEREST_KEPT'), 0))::bigint as kept
    from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id
      join "LedgerTransaction" t on t.id = e."transactionId"
      left join "LedgerTransaction" r on r."reversesId" = t.id and t.kind = 'remitted'
      left join "LedgerTransaction" o on o.id = t."reversesId"
    where a."caseId" = ${caseId} and a.kind in ('PAYABLE', 'FEES', 'VAT', 'INTEREST_KEPT')
    group by t.id, r.id, o.kind order by min(e.position)`
