import type { Actor } from '#shared/access/actor.ts'
import type { CaseEventKind } from '#shared/cases/event-kinds.ts'
import { heldFrom, undoSeconds } from '#shared/cases/undo.ts'
import type { Day, Instant } from '#shared/dates.ts'
import { newId, type NegotiationId } from '#shared/ids.ts'
import { decided, type NegotiationStatus, type Party, roundExpiresAt } from '#shared/plans/negotiation.ts'
import { Refusal } from '#shared/refusal.ts'
import { inPlaceOf, standsInFor } from '../access/deputies.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { mustBePossible, takeNegotiation, type TakenNegotiation } from './negotiation-row.ts'

export type Scope = Ctx & { caseId: OwnCase; creditorId: OwnCreditor }
export type DecisionKind =
  | 'APPROVED'
  | 'APPROVED_FIRST'
  | 'RECOMMENDED'
  | 'ADVISED_AGAINST'
  | 'COUNTERED'
  | 'REJECTED'
export type Decided = {
  negotiationId: NegotiationId
  version: number
  status: NegotiationStatus
  undoUntil: Instant
}

type Person = { party: Party; personId: string; name: string; forName: string | null }

type Decision = {
  command: 'counter' | 'recommend' | 'approve' | 'reject'
  seen: { negotiationId: NegotiationId; version: number }
  event: CaseEventKind
  kind(taken: TakenNegotiation, status: NegotiationStatus): DecisionKind
  reason?: string | undefined
  whyNotViable?: string | undefined
  /** Writes the round of a counter-offer, before anything is decided about it. */
  counter?: (tx: Tx, taken: TakenNegotiation, person: Person) => Promise<TakenNegotiation>
}

/**
 * Every decision of the desk or of a creditor goes this way: the newest state is held, the rules are asked, the
 * decision is written down in the name of who took it, and for a few seconds it is told to nobody, so that it can be
 * taken back.
 */
export async function decide(scope: Scope, decision: Decision): Promise<Decided> {
  const { house, actor, caseId, creditorId } = scope
  const { command, seen } = decision
  return inTransaction(house.db, actor, async (tx) => {
    const before = await takeNegotiation(house, tx, caseId, seen)
    const person = await personOf(tx, actor, before, house.clock.today())
    const at = house.clock.now()
    mustBePossible(before, command, person, at)
    const taken = decision.counter ? await decision.counter(tx, before, person) : before
    const status = decided(command, taken.standing, person.party)
    const kind = decision.kind(taken, status)
    const needsReason = command === 'approve' || command === 'recommend'
    if (needsReason && taken.standing.isReduction && !(decision.whyNotViable ?? taken.round.whyNotViable))
      throw new Refusal('plans.reasonNeeded')
    const undoUntil = heldFrom(at)
    const version = before.version + 1
    const isOver = status === 'REJECTED'
    await tx.negotiation.update({
      where: { id: before.id },
      data: {
        status,
        version,
        round: taken.round.number,
        heldUntil: new Date(undoUntil),
        statusBefore: before.status,
        expiresBefore: before.expiresAt,
        roundBefore: before.round.number,
        expiresAt: new Date(roundExpiresAt(at)),
        firstApprovalById: status === 'WITH_MANAGER' && command !== 'reject' ? person.personId : null,
      },
    })
    await tx.planDecision.create({
      data: {
        id: newId('decision', Date.parse(at)),
        negotiationId: before.id,
        caseId,
        creditorId,
        round: taken.round.number,
        kind,
        byKind: person.party,
        byId: person.personId,
        byName: person.name,
        forName: person.forName,
        reason: decision.reason ?? null,
        whyNotViable: decision.whyNotViable ?? null,
        at: new Date(at),
      },
    })
    await record(tx, actor, {
      caseId,
      creditorId,
      kind: decision.event,
      at,
      before: { negotiationStatus: before.status },
      after: {
        negotiationId: before.id,
        negotiationStatus: status,
        round: taken.round.number,
        amountMinor: taken.round.terms.total,
        currency: taken.round.currency,
        count: taken.round.terms.count,
        ...(person.forName ? { forName: person.forName } : {}),
        ...(isOver ? { isOver } : {}),
      },
      ...(decision.reason ? { why: decision.reason } : {}),
    })
    await house.jobs.enqueue(
      tx,
      'plans.announce',
      { negotiationId: before.id, version },
      { startAfterSeconds: undoSeconds },
    )
    return {
      negotiationId: before.id,
      version,
      status,
      undoUntil,
    }
  })
}

/** In whose name somebody decides: their own, or that of a colleague who is away and has named them (deputies). */
async function personOf(tx: Tx, actor: Actor, { caseId }: { caseId: string }, today: Day): Promise<Person> {
  if (actor.kind === 'manager') {
    const { managerId, creditor } = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      select: { managerId: true, creditor: { select: { managerId: true } } },
    })
    const forName = await inPlaceOf(tx, actor.userId, managerId ?? creditor.managerId, today)
    return { party: 'manager', personId: actor.userId, name: actor.name, forName }
  }
  if (actor.kind !== 'creditor') throw new Refusal('plans.notYours')
  const { userId: personId, name } = actor
  if (actor.role === 'owner') return { party: 'creditor', personId, name, forName: null }
  // A member decides only while an owner is away and has named them.
  const forName = await standsInFor(tx, personId, { ownersOf: actor.creditorId }, today)
  if (!forName) throw new Refusal('plans.ownerDecides')
  return { party: 'creditor', personId, name, forName }
}
