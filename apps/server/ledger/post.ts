import type { Day, Instant } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import type { Account, Posting } from '#shared/ledger/postings.ts'
import type { Tx } from '../db.ts'

export type Posted = {
  creditorId: string
  caseId: string
  /** What made it happen. One cause is posted once, however often it is told. */
  cause: string
  posting: Posting
  postedOn: Day
  at: Instant
}

/** Writes one balanced posting. Answers false where its cause was posted before. The database re-adds it at commit. */
export async function post(
  tx: Tx,
  { creditorId, caseId, cause, posting, postedOn, at }: Posted,
): Promise<boolean> {
  const transactionId = newId('posting', Date.parse(at))
  const { count } = await tx.ledgerTransaction.createMany({
    data: { id: transactionId, creditorId, caseId, kind: posting.kind, cause, postedOn, at: new Date(at) },
    skipDuplicates: true,
  })
  if (count === 0) return false
  const accounts = posting.entries.map(({ account }) => ({
    id: accountId(creditorId, account),
    creditorId,
    caseId: account.caseId,
    kind: account.kind,
    currency: account.currency,
    createdAt: new Date(at),
  }))
  await tx.ledgerAccount.createMany({ data: accounts, skipDuplicates: true })
  await tx.ledgerEntry.createMany({
    data: posting.entries.map(({ account, amount }) => ({
      id: newId('entry', Date.parse(at)),
      transactionId,
      accountId: accountId(creditorId, account),
      creditorId,
      amountMinor: BigInt(amount),
      currency: account.currency,
    })),
  })
  return true
}

/** The one name of an account, so that it cannot exist twice, whoever opens it first. */
function accountId(creditorId: string, { kind, caseId, currency }: Account): string {
  const owner = caseId ?? creditorId
  return `acc_${owner.slice(owner.indexOf('_') + 1)}_${kind.toLowerCase()}_${currency.toLowerCase()}`
}
