import type { Day, Instant } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type { Account } from '#shared/ledger/chart.ts'
import type { Posting } from '#shared/ledger/posting.ts'
import type { Tx } from '../db.ts'

export type Posted = {
  creditorId: string
  caseId: string | null
  /** To what it happened. The same does not happen to it twice, however often it is told. */
  cause: string
  posting: Posting
  postedOn: Day
  at: Instant
  /** A correction says what it undoes, why, and who did it. */
  reversesId?: string
  why?: string
  byId?: string
}

/** Writes one balanced posting. Answers false where its cause was posted before. The database re-adds it at commit. */
export async function post(tx: Tx, posted: Posted): Promise<boolean> {
  const { creditorId, posting, at, cause, ...rest } = posted
  const transactionId = newId('posting', Date.parse(at))
  const { count } = await tx.ledgerTransaction.createMany({
    data: {
      ...rest,
      id: transactionId,
      creditorId,
      kind: posting.kind,
      cause: `${posting.kind}:${cause}`,
      at: new Date(at),
    },
    skipDuplicates: true,
  })
  if (count === 0) return false
  const accounts = new Map(
    posting.entries.map(({ account }) => [accountId(creditorId, account), account] as const),
  )
  await tx.ledgerAccount.createMany({
    data: [...accounts].map(([id, { caseId, kind, currency }]) => ({
      id,
      creditorId,
      caseId,
      kind,
      currency,
      createdAt: new Date(at),
    })),
    skipDuplicates: true,
  })
  await tx.ledgerEntry.createMany({
    data: posting.entries.map(({ account, amount, invoiceId = null }) => ({
      id: newId('entry', Date.parse(at)),
      transactionId,
      accountId: accountId(creditorId, account),
      creditorId,
      invoiceId,
      amountMinor: BigInt(amount),
      currency: account.currency,
    })),
  })
  return true
}

/** The one name of an account, so that it cannot exist twice, whoever opens it first. */
export function accountId(creditorId: string, { kind, caseId, currency }: Account): string {
  const owner = caseId ?? creditorId
  return `acc_${owner.slice(owner.indexOf('_') + 1)}_${kind.toLowerCase()}_${currency.toLowerCase()}`
}
