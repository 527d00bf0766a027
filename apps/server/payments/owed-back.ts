import { type Currency, fromBigInt, max, type Minor, zero } from '#shared/money.ts'
import type { Tx } from '../db.ts'

/**
 * What a creditor has been paid out for a case beyond what has stayed recovered: taken back after a remittance, and
 * owed back to the client account until the next run sets it off (D7).
 */
export async function owedBackOf(tx: Tx, caseId: string, currency: Currency): Promise<Minor> {
  const [row] = await tx.$queryRaw<{ amount: bigint }[]>`
    select coalesce(sum(e."amountMinor"), 0)::bigint as amount
    from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id
    where a."caseId" = ${caseId} and a.kind = 'PAYABLE' and a.currency = ${currency}`
  return max(zero, fromBigInt(row?.amount ?? 0n))
}
