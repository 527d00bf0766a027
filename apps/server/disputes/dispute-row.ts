import { debtForAuthority, whoDecides } from '#shared/agreements/authority.ts'
import { defaultMandate } from '#shared/agreements/mandate.ts'
import type { Claim } from '#shared/cases/claim.ts'
import { timeZone } from '#shared/countries.ts'
import { day, instant } from '#shared/dates.ts'
import type { DisputeState, DisputeStatus, DisputeType, Stance } from '#shared/disputes/dispute.ts'
import type { DisputedItem } from '#shared/disputes/hold-scope.ts'
import type { InvoiceId } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { mandateOf } from '../agreements/agreement-queries.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'

export type DisputeScope = Ctx & { caseId: OwnCase; creditorId: OwnCreditor }

/** The case around a dispute: who decides, whom we write to, whose calendar counts. */
export const aroundColumns = {
  id: true,
  creditorId: true,
  number: true,
  status: true,
  currency: true,
  principalMinor: true,
  placedOn: true,
  enteredById: true,
  onBehalfOfId: true,
  agreement: { select: { mandate: true } },
  manager: { select: { id: true, name: true, email: true, language: true } },
  collector: { select: { id: true, name: true, email: true, language: true } },
  creditor: {
    select: {
      name: true,
      country: true,
      manager: { select: { id: true, name: true, email: true, language: true } },
    },
  },
  debtor: {
    select: {
      name: true,
      country: true,
      language: true,
      contacts: { where: { kind: 'EMAIL' }, select: { id: true, value: true, language: true } },
    },
  },
} as const

const columns = {
  id: true,
  number: true,
  type: true,
  status: true,
  wholeCase: true,
  pauses: true,
  version: true,
  language: true,
  openedByLinkId: true,
  creditorDueOn: true,
  debtorDueOn: true,
  heldUntil: true,
  creditorStance: true,
  concededMinor: true,
  items: { select: { invoiceId: true, amountMinor: true }, orderBy: { id: 'asc' } },
  case: { select: aroundColumns },
} as const

/** Whoever writes to a dispute holds its case meanwhile: two commands follow one another. */
export async function holdCase(tx: Tx, caseId: OwnCase): Promise<void> {
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
}

/**
 * A dispute of this case, held for a command. Whoever decides names the version that was seen: of two people who
 * decide at once the second is told that something has changed.
 */
export async function takeDispute(tx: Tx, caseId: OwnCase, disputeId: string, seen?: number) {
  await holdCase(tx, caseId)
  const row = await readDispute(tx, caseId, disputeId)
  if (seen !== undefined && row.version !== seen) throw new Refusal('disputes.changedMeanwhile')
  return row
}

export async function readDispute(tx: Tx, caseId: OwnCase, disputeId: string) {
  const row = await tx.dispute.findFirst({
    where: { id: disputeId, caseId },
    relationLoadStrategy: 'join',
    select: columns,
  })
  if (!row) throw new Refusal('access.notFound')
  return row
}
export type DisputeRow = Awaited<ReturnType<typeof readDispute>>
export type Around = DisputeRow['case']

export const typeOf = ({ type }: { type: string }) => type as DisputeType

export const stateOf = (
  row: Pick<DisputeRow, 'status' | 'wholeCase' | 'pauses' | 'creditorStance' | 'creditorDueOn' | 'heldUntil'>,
): DisputeState => ({
  status: row.status as DisputeStatus,
  wholeCase: row.wholeCase,
  pauses: row.pauses,
  stance: row.creditorStance as Stance | null,
  creditorDueOn: row.creditorDueOn === null ? null : day(row.creditorDueOn),
  heldUntil: row.heldUntil && instant(row.heldUntil.toISOString()),
})

export const itemsOf = (row: Pick<DisputeRow, 'items'>): DisputedItem[] =>
  row.items.map(({ invoiceId, amountMinor }) => ({
    invoiceId: invoiceId as InvoiceId,
    amount: amountMinor === null ? null : fromBigInt(amountMinor),
  }))

/** Today where the creditor is: its calendar counts for its own deadline. */
export const creditorsToday = ({ clock }: Pick<House, 'clock'>, { creditor }: Pick<Around, 'creditor'>) =>
  clock.today(timeZone(creditor.country))

/** The person of the desk who decides. */
export const managerOf = ({ manager, creditor }: Pick<Around, 'manager' | 'creditor'>) =>
  manager ?? creditor.manager

/** Who may give up principal of this debt (A33): the same question as for a proposal. */
export function authorityOf(around: Around, claim: Claim) {
  const mandate = around.agreement ? mandateOf(around.agreement.mandate) : defaultMandate
  const debt = debtForAuthority(fromBigInt(around.principalMinor), claim.outstanding)
  const placedOn = around.placedOn ? day(around.placedOn) : claim.on
  return whoDecides(debt, around.currency, placedOn, mandate.authorityLimit)
}
