import type { Actor } from '#shared/access/actor.ts'
import { answerBy } from '#shared/contact/answer-by.ts'
import type { PlanStanding } from '#shared/cases/demand.ts'
import { type Day, day, dayOf, type Instant, instant } from '#shared/dates.ts'
import { timeZone } from '#shared/countries.ts'
import type { NegotiationId } from '#shared/ids.ts'
import {
  isLive,
  type NegotiationCommand,
  type NegotiationStatus,
  type Party,
  statusAt,
  whyNotNegotiate,
  whyNotTakeBack,
} from '#shared/plans/negotiation.ts'
import { boundsOf, judge, type WhyAsked } from '#shared/plans/plan-policy.ts'
import type { Authority } from '#shared/agreements/authority.ts'
import type { Currency } from '#shared/money.ts'
import { inPlaceOf, standsInFor } from '../access/deputies.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { endedPlan } from './ended-plan.ts'
import { hasChanged, roundOf, standingOf } from './negotiation-row.ts'
import { planSituation } from './plan-situation.ts'
import { planLifeNow } from './plan-standing.ts'
import { roundsOf, type ShownRound } from './shown-rounds.ts'

const asked = ['counter', 'recommend', 'approve', 'reject'] as const satisfies NegotiationCommand[]
/** What the desk or a creditor can do about a negotiation. */
export type Deciding = (typeof asked)[number] | 'takeBack'

/** What a person of the desk or of the creditor sees of a negotiation, and what of it is theirs to decide. */
export type NegotiationView = {
  negotiationId: NegotiationId
  version: number
  status: NegotiationStatus
  currency: Currency
  rounds: ShownRound[]
  expiresAt: Instant
  expiresOn: Day
  answerBy: Day
  heldUntil: Instant | null
  /** Who has to decide about the last round now, and why. */
  decider: 'NOBODY' | 'MANAGER' | 'CREDITOR'
  why: readonly WhyAsked[]
  authority: Authority
  isReduction: boolean
  /** Money or a dispute came in between, so that the offer does not fit any more. */
  hasChanged: boolean
  /** A reduction was approved by one person of the desk and waits for another. */
  firstApprovalBy: string | null
  managerName: string | null
  /** In whose name the reader would decide, where that is not their own. */
  forName: string | null
  /** Commands of the reader that the rules allow now; for the others, why not. */
  whyNot: Partial<Record<Deciding, string>>
  may: Deciding[]
}

/** The negotiation of a case, newest first of all that there were, and the plan that came of it. */
export function planOfCase({ house, actor, caseId }: Ctx & { caseId: OwnCase }) {
  return inTransaction(house.db, actor, async (tx) => {
    const rows = await tx.negotiation.findMany({
      where: { caseId },
      orderBy: { startedAt: 'desc' },
      take: 10,
      select: { id: true },
    })
    const negotiations: NegotiationView[] = []
    for (const { id } of rows) negotiations.push(await viewOf(house, tx, actor, caseId, id))
    const { demand } = await loadClaim(house, tx, caseId)
    // A plan of a case that is over has ended with it, and is told as such.
    const ended = await endedPlan(house, tx, caseId)
    const plan = await tx.plan.findFirst({
      where: { caseId, status: 'ACTIVE', id: { not: ended?.planId ?? '' } },
      orderBy: { signedAt: 'desc' },
      select: { id: true, status: true, signerName: true, signedAt: true, totalMinor: true, currency: true },
    })
    const situation = await planSituation(house, tx, caseId)
    return {
      negotiations,
      plan: plan && {
        planId: plan.id,
        status: plan.status,
        signerName: plan.signerName,
        signedAt: instant(plan.signedAt.toISOString()),
        currency: plan.currency,
        standing: demand.plan,
        receipts: await paidWith(tx, caseId, demand.plan),
      },
      ended,
      life: await lifeShown(house, tx, actor, caseId),
      // What a counter-offer starts from.
      undisputed: situation.undisputed,
      currency: situation.currency,
      today: situation.today,
      bounds: boundsOf(situation),
      holidays: [...situation.holidays],
    }
  })
}

type PlanReceiptPaper = {
  paymentId: string
  method: 'card' | 'bank' | 'direct'
  last4: string | null
  paidOn: Day | null
  receiptNumber: string
}

/** The papers of the receipts that have paid the instalments. */
async function paidWith(tx: Tx, caseId: string, standing: PlanStanding | null): Promise<PlanReceiptPaper[]> {
  const ids = standing?.instalments.flatMap(({ paidBy }) => paidBy.map(({ paymentId }) => paymentId)) ?? []
  const rows = await tx.payment.findMany({
    where: { caseId, id: { in: ids } },
    select: { id: true, method: true, cardLast4: true, receivedOn: true, receiptNumber: true },
  })
  return rows.map(({ id, method, cardLast4, receivedOn, receiptNumber }) => ({
    paymentId: id,
    method: method === 'bank' || method === 'direct' ? method : 'card',
    last4: cardLast4,
    paidOn: receivedOn === null ? null : day(receivedOn),
    receiptNumber: receiptNumber ?? '',
  }))
}

/** How the plan stands; what can be decided about it is the desk's. */
async function lifeShown(house: House, tx: Tx, actor: Actor, caseId: string) {
  const life = await planLifeNow(house, tx, caseId)
  return life && (actor.kind === 'manager' ? life : { ...life, open: [] })
}

async function viewOf(
  house: House,
  tx: Tx,
  actor: Actor,
  caseId: OwnCase,
  negotiationId: string,
): Promise<NegotiationView> {
  const now = house.clock.now()
  const row = await tx.negotiation.findUniqueOrThrow({
    where: { id: negotiationId },
    include: {
      decisions: { orderBy: { id: 'asc' } },
      case: {
        select: {
          manager: { select: { name: true } },
          creditor: { select: { country: true, managerId: true, manager: { select: { name: true } } } },
          managerId: true,
        },
      },
    },
  })
  const last = await roundOf(tx, row.id, row.round)
  const situation = await planSituation(house, tx, caseId, last.claimedOn)
  const verdict = judge(last.terms, situation)
  const standing = standingOf(row, last, verdict)
  const personId = 'userId' in actor ? actor.userId : null
  const party: Party =
    actor.kind === 'creditor' ? 'creditor' : actor.kind === 'manager' ? 'manager' : 'system'
  const isOver = !isLive(statusAt(standing, now))
  const whyNot: NegotiationView['whyNot'] = {}
  const forName = personId ? await inWhoseName(house, tx, actor, row.case) : null
  for (const command of asked) {
    const refusal =
      party === 'system'
        ? 'plans.notYours'
        : whyNotNegotiate(command, standing, { party, personId }, now)?.code
    const isMember = actor.kind === 'creditor' && actor.role !== 'owner' && !forName
    if (isMember) whyNot[command] = 'plans.ownerDecides'
    else if (refusal) whyNot[command] = refusal
  }
  const decidedBy = row.decisions.at(-1)?.byId ?? null
  const undo = personId ? whyNotTakeBack(standing, decidedBy, personId)?.code : 'plans.notYours'
  if (undo) whyNot.takeBack = undo
  const startedOn = dayOf(instant(row.startedAt.toISOString()), timeZone(row.case.creditor.country))
  return {
    negotiationId: row.id as NegotiationId,
    version: row.version,
    status: statusAt(standing, now),
    currency: last.currency,
    rounds: await roundsOf(tx, row.id, row.decisions, situation.holidays),
    expiresAt: standing.expiresAt,
    expiresOn: dayOf(standing.expiresAt, timeZone(row.case.creditor.country)),
    answerBy: answerBy(startedOn, 'planOffer'),
    heldUntil: standing.heldUntil,
    decider: verdict.decider === 'NOBODY' ? 'MANAGER' : verdict.decider,
    why: verdict.why,
    authority: verdict.authority,
    isReduction: standing.isReduction,
    hasChanged: !isOver && hasChanged({ round: last, situation }),
    firstApprovalBy: standing.firstApprovalBy && nameIn(row.decisions, standing.firstApprovalBy),
    managerName: row.case.manager?.name ?? row.case.creditor.manager?.name ?? null,
    forName,
    whyNot,
    may: ([...asked, 'takeBack'] as const).filter((command) => whyNot[command] === undefined),
  }
}

const nameIn = (decisions: { byId: string | null; byName: string }[], id: string) =>
  decisions.find(({ byId }) => byId === id)?.byName ?? null

async function inWhoseName(
  house: House,
  tx: Tx,
  actor: Actor,
  file: { managerId: string | null; creditor: { managerId: string | null } },
): Promise<string | null> {
  const today = house.clock.today()
  if (actor.kind === 'creditor')
    return actor.role === 'owner'
      ? null
      : standsInFor(tx, actor.userId, { ownersOf: actor.creditorId }, today)
  if (actor.kind !== 'manager') return null
  return inPlaceOf(tx, actor.userId, file.managerId ?? file.creditor.managerId, today)
}
