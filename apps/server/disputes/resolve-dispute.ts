import type { Actor } from '#shared/access/actor.ts'
import { type CaseStatus, type CloseCode, isCollecting, move } from '#shared/cases/case.ts'
import type { Instant } from '#shared/dates.ts'
import { whyNotDispute } from '#shared/disputes/dispute.ts'
import type { ResolveDisputeInput } from '#shared/disputes/dispute-input.ts'
import { isWholeCase } from '#shared/disputes/hold-scope.ts'
import { closesAs, resolvedStatus, type Upheld } from '#shared/disputes/resolution.ts'
import { newId } from '#shared/ids.ts'
import { sum } from '#shared/money.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import { tellResolved } from './dispute-owed.ts'
import {
  creditorsToday,
  type DisputeRow,
  type DisputeScope,
  stateOf,
  takeDispute,
  typeOf,
} from './dispute-row.ts'
import { addEntry, liftHolds } from './dispute-steps.ts'
import { weighOutcome } from './weigh-resolution.ts'

/**
 * The account manager decides. What is upheld is taken off the claim from the beginning, with its interest; what was
 * paused is asked for again, or the case ends where nothing is left to ask for. Each side reads its own reason.
 */
export async function resolveDispute(scope: DisputeScope, input: ResolveDisputeInput): Promise<void> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'manager') throw new Error('Only an account manager decides')
  const { disputeId, outcome, reasonToDebtor, reasonToCreditor } = input
  await inTransaction(house.db, actor, async (tx) => {
    const row = await takeDispute(tx, caseId, disputeId, input.version)
    const today = creditorsToday(house, row.case)
    const refusal = whyNotDispute(stateOf(row), 'resolve', 'manager', today)
    if (refusal) throw refusal
    const { given, refusal: notAlone } = await weighOutcome(house, tx, row, input)
    if (notAlone) throw notAlone
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
        resolvedById: actor.userId,
        resolvedByName: actor.name,
        debtorDueOn: null,
        endedAt: new Date(at),
        version: { increment: 1 },
      },
    })
    await addCredits(tx, scope, { given, disputeId, reason: reasonToCreditor, byId: actor.userId, at })
    await liftHolds(tx, disputeId, actor.userId, at)
    await addEntry(
      tx,
      { disputeId, caseId, creditorId, at },
      // The two reasons stand apart: this line is read by both sides.
      { kind: 'RESOLVED', fromKind: 'desk', fromName: actor.name, text: '' },
    )
    const { currency } = row.case
    await record(tx, actor, {
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
      },
      why: reasonToCreditor,
    })
    const { claim: left } = await loadClaim(house, tx, caseId)
    const code = codeAfter(row, outcome, left)
    if (code) await closeCase(tx, actor, row, { code, on: today, at })
    await tellResolved(house, tx, row, {
      outcome,
      toDebtor: reasonToDebtor,
      toCreditor: reasonToCreditor,
      figures: { upheldMinor: upheld, outstandingMinor: left.outstanding, currency },
    })
  })
}

type Credits = { given: Upheld[]; disputeId: string; reason: string; byId: string; at: Instant }

async function addCredits(
  tx: Tx,
  { caseId, creditorId }: DisputeScope,
  { given, disputeId, reason, byId, at }: Credits,
): Promise<void> {
  await tx.invoiceCredit.createMany({
    data: given.map(({ invoiceId, amount }) => ({
      id: newId('credit', Date.parse(at)),
      invoiceId,
      caseId,
      creditorId,
      disputeId,
      amountMinor: BigInt(amount),
      reason,
      createdById: byId,
      createdAt: new Date(at),
    })),
  })
}

/** Why the case ends with this decision, or null while something is left to ask for. */
function codeAfter(
  row: DisputeRow,
  outcome: ResolveDisputeInput['outcome'],
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
  tx: Tx,
  actor: Actor,
  { case: around }: DisputeRow,
  { code, on, at }: { code: CloseCode; on: string; at: Instant },
): Promise<void> {
  const status = move(around.status as CaseStatus, 'close', 'manager')
  await tx.case.update({
    where: { id: around.id },
    data: { status, closeCode: code, closedOn: on, version: { increment: 1 } },
  })
  await record(tx, actor, {
    caseId: around.id,
    creditorId: around.creditorId,
    kind: 'case-closed',
    at,
    before: { status: around.status },
    after: { status, code },
  })
}
