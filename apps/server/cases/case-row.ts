import type { Actor } from '#shared/access/actor.ts'
import type { CaseStatus, Mover } from '#shared/cases/case.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'
import type { OwnCase } from '../trpc.ts'

const columns = {
  id: true,
  creditorId: true,
  number: true,
  debtorId: true,
  quoteId: true,
  agreementId: true,
  currency: true,
  principalMinor: true,
  reference: true,
  managerId: true,
  collectorId: true,
  enteredById: true,
  onBehalfOfId: true,
  entryConfirmedAt: true,
  submittedAt: true,
  draft: true,
  version: true,
} as const

/**
 * The row of a case, held for the rest of the transaction: two commands about one case follow one another, and the
 * second one sees what the first has done.
 */
export async function takeCase(tx: Tx, caseId: OwnCase) {
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
  const row = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { ...columns, status: true } })
  return { ...row, status: row.status as CaseStatus }
}

export type TakenCase = Awaited<ReturnType<typeof takeCase>>

/** Refuses a command that was given in sight of an older version. */
export function mustBeVersion(row: Pick<TakenCase, 'version'>, version: number): void {
  if (row.version !== version) throw new Refusal('cases.changedElsewhere')
}

/** Who moves a case, in the words of the table of moves. */
export function moverOf(actor: Actor): Mover {
  const { kind } = actor
  if (kind === 'creditor' || kind === 'manager' || kind === 'collector' || kind === 'system') return kind
  throw new Refusal('cases.notYours')
}
