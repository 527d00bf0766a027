import { type CaseStatus, type CloseCode, isCollecting, move } from '#shared/cases/case.ts'
import type { Instant } from '#shared/dates.ts'
import type { Outcome } from '#shared/disputes/dispute-input.ts'
import { isWholeCase } from '#shared/disputes/hold-scope.ts'
import { closesAs, resolvedStatus } from '#shared/disputes/resolution.ts'
import { type CaseId, newId, type UserId } from '#shared/ids.ts'
import { sum } from '#shared/money.ts'
import { bookClaim, bookClosing } from '../cases/book-claim.ts'
import { completePlan } from '../cases/complete-plan.ts'
import { endRunningPlan } from '../cases/end-running-plan.ts'
import { loadClaim } from '../cases/load-claim.ts'
import type { Tx } from '../db.ts'
import { type Doer, record } from '../events.ts'
import type { House } from '../house.ts'
import { tellResolved } from './dispute-owed.ts'
import { creditorsToday, type DisputeRow, typeOf } from './dispute-row.ts'
import { addEntry, liftHolds } from './dispute-steps.ts'
import type { Decided } from './held-resolution.ts'

/**
 * A decision takes effect. What is upheld is taken off the claim from the beginning, with its interest; what was paused
 * is asked for again, or the case ends where nothing is left to ask for. Each side reads its own reason.
 */
export async function takeEffect(house: House, tx: Tx, row: DisputeRow, decided: Decided): Promise<void> {
  const { outcome, upheld: given, reasonToDebtor, reasonToCreditor, byId, byName, forName } = decided
  const { id: disputeId } = row
  const { id: caseId, creditorId, currency } = row.case
  const doer: Doer = { kind: 'manager', userId: byId as UserId, name: byName }
  const at = house.clock.now()
  const upheld = sum(given.map(({ amount }) => amount))
  const status = resolvedStatus[outcome]
  await tx.dispute.update({
    where: { id: disputeId },
    data: {
      status,
      upheldMinor: BigInt(upheld),
      reasonToDebtor,
      reasonToCreditor,
      resolvedById: byId,
      resolvedByName: byName,
      resolvedForName: forName,
      debtorDueOn: null,
      heldUntil: null,
      endedAt: new Date(at),
      version: { increment: 1 },
    },
  })
  await addCredits(tx, row, decided, at)
  await liftHolds(tx, disputeId, byId, at)
  await addEntry(
    tx,
    { disputeId, caseId, creditorId, at },
    // The two reasons stand apart: this line is read by both sides.
    { kind: 'RESOLVED', fromKind: 'desk', fromName: byName, text: '' },
  )
  await record(tx, doer, {
    caseId,
    creditorId,
    kind: 'dispute-resolved',
    at,
    before: { status: row.status },
    after: {
      disputeId,
      disputeNumber: row.number,
      type: row.type,
      status,
      outcome,
      amountMinor: upheld,
      currency,
      ...(forName ? { forName } : {}),
    },
    why: reasonToCreditor,
  })
  const after = await loadClaim(house, tx, caseId)
  const { claim: left } = after
  // A plan that is paid has waited for this decision.
  const mayEndPlan = isCollecting(row.case.status as CaseStatus) && !isWholeCase(typeOf(row))
  const code =
    codeAfter(row, outcome, left) ??
    (mayEndPlan ? await completePlan(tx, doer, after, { caseId, creditorId, at }) : null)
  const booking = { caseId: caseId as CaseId, creditorId, cause: disputeId, at }
  // A case that has ended meanwhile is owed nothing: what was given up stays given up.
  if (code) await bookClosing(tx, after, booking)
  else if (isCollecting(row.case.status as CaseStatus)) await bookClaim(tx, after, booking)
  if (code) await closeCase(house, tx, doer, row, { code, on: creditorsToday(house, row.case), at })
  await house.jobs.enqueue(tx, 'payments.close-pages', { caseId })
  await tellResolved(house, tx, row, {
    outcome,
    toDebtor: reasonToDebtor,
    toCreditor: reasonToCreditor,
    figures: { upheldMinor: upheld, outstandingMinor: left.outstanding, currency },
  })
}

async function addCredits(
  tx: Tx,
  { id: disputeId, case: { id: caseId, creditorId } }: DisputeRow,
  { upheld, reasonToCreditor, byId }: Decided,
  at: Instant,
): Promise<void> {
  await tx.invoiceCredit.createMany({
    data: upheld
      .filter(({ amount }) => amount > 0)
      .map(({ invoiceId, amount }) => ({
        id: newId('credit', Date.parse(at)),
        invoiceId,
        caseId,
        creditorId,
        disputeId,
        amountMinor: BigInt(amount),
        reason: reasonToCreditor,
        createdById: byId,
        createdAt: new Date(at),
      })),
  })
}

/** Why the case ends with this decision, or null while something is left to ask for. */
function codeAfter(
  row: DisputeRow,
  outcome: Outcome,
  left: { outstanding: number; paid: number },
): CloseCode | null {
  if (!isCollecting(row.case.status as CaseStatus) || outcome === 'REJECTED') return null
  const type = typeOf(row)
  if (isWholeCase(type)) return closesAs[type]
  if (left.outstanding > 0) return null
  if (left.paid > 0) return 'PAID'
  if (type === 'DUPLICATE_INVOICE') return 'DUPLICATE'
  return type === 'TIME_BARRED' ? 'TIME_BARRED' : 'WITHDRAWN'
}

async function closeCase(
  house: House,
  tx: Tx,
  doer: Doer,
  { case: around }: DisputeRow,
  { code, on, at }: { code: CloseCode; on: string; at: Instant },
): Promise<void> {
  const status = move(around.status as CaseStatus, 'close', 'manager')
  // Nothing of what was agreed is owed any more, as after its last payment.
  if (code === 'PAID')
    await endRunningPlan(tx, doer, { caseId: around.id, creditorId: around.creditorId, at })
  await tx.case.update({
    where: { id: around.id },
    data: { status, closeCode: code, closedOn: on, version: { increment: 1 } },
  })
  await record(tx, doer, {
    caseId: around.id,
    creditorId: around.creditorId,
    kind: 'case-closed',
    at,
    before: { status: around.status },
    after: { status, code },
  })
  await house.jobs.enqueue(tx, 'reports.settlement', { caseId: around.id })
}
