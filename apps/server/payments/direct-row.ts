import type { CaseStatus } from '#shared/cases/case.ts'
import { timeZone } from '#shared/countries.ts'
import { day } from '#shared/dates.ts'
import { type DirectStatus, type Received, whyNotDirect } from '#shared/payments/direct-payment.ts'
import type { DirectCommand, DirectSide } from '#shared/payments/direct-payment.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'

export type DirectScope = Ctx & { caseId: OwnCase; creditorId: OwnCreditor }

/** The case around a report, and its people. */
export const aroundColumns = {
  id: true,
  creditorId: true,
  number: true,
  status: true,
  currency: true,
  enteredById: true,
  onBehalfOfId: true,
  manager: { select: { id: true, name: true } },
  collector: { select: { id: true, name: true } },
  creditor: { select: { name: true, country: true, manager: { select: { id: true, name: true } } } },
  debtor: {
    select: {
      name: true,
      language: true,
      contacts: { where: { kind: 'EMAIL' }, select: { id: true, value: true, language: true } },
    },
  },
} as const

/** A report, and the case around it. */
export const directColumns = {
  id: true,
  status: true,
  version: true,
  receivedOn: true,
  receivedMinute: true,
  amountMinor: true,
  currency: true,
  method: true,
  reference: true,
  invoiceIds: true,
  isLate: true,
  disputeId: true,
  question: true,
  answerDueOn: true,
  case: { select: aroundColumns },
} as const

export async function readAround(tx: Tx, caseId: OwnCase) {
  return tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: aroundColumns,
  })
}

/** Whoever writes to a report holds its case meanwhile: two commands follow one another. */
export async function holdCase(tx: Tx, caseId: string): Promise<void> {
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
}

/**
 * A report of this case, held for a command that this side may give now. Whoever decides names the version that was
 * seen: of two people who decide at once the second is told that something has changed.
 */
export async function takeDirect(
  tx: Tx,
  caseId: OwnCase,
  { directPaymentId, version }: { directPaymentId: string; version: number },
  command: DirectCommand,
  side: DirectSide,
) {
  await holdCase(tx, caseId)
  const row = await tx.directPayment.findFirst({
    where: { id: directPaymentId, caseId },
    relationLoadStrategy: 'join',
    select: directColumns,
  })
  if (!row) throw new Refusal('access.notFound')
  if (row.version !== version) throw new Refusal('payments.changedMeanwhile')
  const refusal = whyNotDirect(statusOf(row), command, side)
  if (refusal) throw refusal
  return row
}
export type DirectRow = Awaited<ReturnType<typeof takeDirect>>
export type Around = DirectRow['case']

export const statusOf = ({ status }: { status: string }) => status as DirectStatus
export const receivedOf = (row: { receivedOn: string; receivedMinute: number | null }): Received => ({
  on: day(row.receivedOn),
  minute: row.receivedMinute,
})
/** The creditor's clock counts for its own hours. */
export const zoneOf = ({ creditor }: Pick<Around, 'creditor'>) => timeZone(creditor.country)
export const caseStatusOf = ({ status }: Pick<Around, 'status'>) => status as CaseStatus

/** The person of the desk who decides. */
export const managerOf = ({ manager, creditor }: Pick<Around, 'manager' | 'creditor'>) =>
  manager ?? creditor.manager

/** The side of the desk that gives a command. */
export function deskSide(actor: Ctx['actor']) {
  if (actor.kind !== 'manager' && actor.kind !== 'collector') throw new Error('Only the desk does this')
  return { actor, side: actor.kind }
}

/** What every event about a report says. */
export const factsOf = (row: {
  id: string
  receivedOn: string
  amountMinor: bigint
  currency: string
  method: string
}) => ({
  directPaymentId: row.id,
  amountMinor: Number(row.amountMinor),
  currency: row.currency,
  receivedOn: row.receivedOn,
  method: row.method,
})
