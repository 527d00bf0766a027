import type { AccountKind } from '#shared/ledger/chart.ts'
import { type Currency, fromBigInt, type Minor } from '#shared/money.ts'
import type { Tx } from '../db.ts'

/** What stands on one account now, debit positive. */
export type AccountBalance = {
  readonly accountId: string
  readonly kind: AccountKind
  readonly caseId: string | null
  readonly currency: Currency
  readonly balance: Minor
}

/** Which accounts: a creditor's, or those of some of its cases; all kinds, or some. */
export type WhichAccounts = {
  readonly creditorId: string
  readonly caseIds?: readonly string[]
  readonly kinds?: readonly AccountKind[]
}

/** The balances of accounts, each from its last snapshot and what came after: few entries however old the account is. */
export async function balanceOf(tx: Tx, which: WhichAccounts): Promise<AccountBalance[]> {
  const { creditorId, caseIds = null, kinds = null } = which
  const rows = await tx.$queryRaw<(Omit<AccountBalance, 'balance'> & { balance: bigint })[]>`
    with wanted as (
      select id, kind, "caseId", currency from "LedgerAccount"
      where "creditorId" = ${creditorId}
        and (${caseIds}::text[] is null or "caseId" = any(${caseIds}::text[]))
        and (${kinds}::text[] is null or kind = any(${kinds}::text[])))
    select w.id as "accountId", w.kind, w."caseId", w.currency, b."balanceMinor" as balance
    from ledger_balances(array(select id from wanted)) b join wanted w on w.id = b."accountId"
    order by w.currency, w.kind, w."caseId"`
  return rows.map((row) => ({ ...row, balance: fromBigInt(row.balance) }))
}
