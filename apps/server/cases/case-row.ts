import type { OwnCase } from '../trpc.ts'
import type { Tx } from '../db.ts'

const columns = {
  id: true,
  creditorId: true,
  number: true,
  debtorId: true,
  quoteId: true,
  agreementId: true,
  status: true,
  currency: true,
  principalMinor: true,
  reference: true,
  managerId: true,
  collectorId: true,
  enteredById: true,
  onBehalfOfId: true,
  draft: true,
  version: true,
} as const

/**
 * The row of a case, held for the rest of the transaction: two commands about one case follow one another, and the
 * second one sees what the first has done.
 */
export async function takeCase(tx: Tx, caseId: OwnCase) {
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
  return tx.case.findUniqueOrThrow({ where: { id: caseId }, select: columns })
}

export type TakenCase = Awaited<ReturnType<typeof takeCase>>
