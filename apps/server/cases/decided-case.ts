import { type CaseCommand, type CaseStatus, move, type Proof } from '#shared/cases/case.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'
import type { OwnCase } from '../trpc.ts'

const columns = {
  id: true,
  creditorId: true,
  number: true,
  status: true,
  version: true,
  currency: true,
  managerId: true,
  collectorId: true,
  enteredById: true,
  onBehalfOfId: true,
  creditor: { select: { name: true, country: true } },
  debtor: { select: { name: true, country: true } },
} as const

/**
 * Holds a case for a decision of the desk and says where it leads. Of two people who decide at once the second waits
 * here, and is then told that it has been decided; whoever saw an older version is shown the case again.
 */
export async function caseToDecide(
  tx: Tx,
  caseId: OwnCase,
  seen: number,
  command: CaseCommand,
  proofs: readonly Proof[] = [],
) {
  const row = await lockedCase(tx, caseId)
  const status = move(row.status as CaseStatus, command, 'manager', proofs)
  if (row.version !== seen) throw new Refusal('cases.changedMeanwhile')
  return { ...row, next: { status, version: row.version + 1 } }
}

export async function lockedCase(tx: Tx, caseId: OwnCase) {
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
  return tx.case.findUniqueOrThrow({ where: { id: caseId }, relationLoadStrategy: 'join', select: columns })
}

/** What every mail about a decision names. */
export function mailFacts(row: { number: string | null; debtor: { name: string } }, managerName: string) {
  return { caseNumber: row.number ?? '', debtorName: row.debtor.name, managerName }
}
