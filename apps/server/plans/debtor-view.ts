import { answerBy } from '#shared/contact/answer-by.ts'
import { timeZone } from '#shared/countries.ts'
import { type Day, dayOf, instant } from '#shared/dates.ts'
import { isLive, type NegotiationStatus, statusAt } from '#shared/plans/negotiation.ts'
import { askedOutside, boundsOf, judge, toldDecider, whyNotPropose } from '#shared/plans/plan-policy.ts'
import { scheduleOf, type Terms } from '#shared/plans/schedule.ts'
import type { PlanTalk, ShownOffer, ShownPlanLife } from '#shared/pages/plan-pages.ts'
import { newId, type NegotiationId } from '#shared/ids.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { wordsToSign } from './bind-plan.ts'
import { hasChanged, type Round, roundOf } from './negotiation-row.ts'
import { planSituation } from './plan-situation.ts'
import { planLifeNow, type ShownLife } from './plan-standing.ts'

type Scope = Ctx & { caseId: OwnCase; creditorId: OwnCreditor }

/**
 * What a debtor sees of a negotiation: the offers of both sides, with whom the last one lies, by when it is answered,
 * and what can be done. A decision that can still be taken back is not seen; "accepted" is never said before it is.
 */
export function planTalk({ house, actor, caseId }: Scope): Promise<PlanTalk> {
  return inTransaction(house.db, actor, async (tx) => {
    const situation = await planSituation(house, tx, caseId)
    const file = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      select: {
        debtor: { select: { country: true } },
        manager: { select: { name: true } },
        creditor: { select: { name: true, manager: { select: { name: true } } } },
      },
    })
    const { today, currency, undisputed } = situation
    const wish: Terms = { total: undisputed, first: undisputed, firstOn: today, count: 1, dayOfMonth: 1 }
    const refusal = whyNotPropose(wish, situation)
    const language = actor.language
    return {
      today,
      currency,
      undisputed,
      bounds: boundsOf(situation),
      holidays: [...situation.holidays] as Day[],
      outsideDecider: askedOutside(situation),
      managerName: file.manager?.name ?? file.creditor.manager?.name ?? null,
      creditorName: file.creditor.name,
      answerBy: answerBy(today, 'planOffer'),
      newNegotiationId: newId('negotiation', Date.parse(house.clock.now())),
      whyNot: refusal?.toJSON() ?? null,
      live: await liveTalk(house, tx, caseId, timeZone(file.debtor.country), language),
      plan: await planShown(house, tx, caseId),
    }
  })
}

async function liveTalk(
  house: House,
  tx: Tx,
  caseId: string,
  zone: string,
  language: Parameters<typeof wordsToSign>[3],
): Promise<PlanTalk['live']> {
  const now = house.clock.now()
  const row = await tx.negotiation.findFirst({
    where: { caseId },
    // The one that lives, or else the one that ended last.
    orderBy: [{ endedAt: { sort: 'desc', nulls: 'first' } }, { startedAt: 'desc' }],
    include: { decisions: { orderBy: { id: 'asc' } } },
  })
  if (!row) return null
  const isHeld = row.heldUntil !== null
  const seen = {
    status: (isHeld && row.statusBefore ? row.statusBefore : row.status) as NegotiationStatus,
    round: isHeld && row.roundBefore ? row.roundBefore : row.round,
    expiresAt: isHeld && row.expiresBefore ? row.expiresBefore : row.expiresAt,
  }
  const expiresAt = instant(seen.expiresAt.toISOString())
  const status = statusAt({ status: seen.status, expiresAt }, now)
  const last = await roundOf(tx, row.id, seen.round)
  const situation = await planSituation(house, tx, caseId, last.claimedOn)
  const verdict = judge(last.terms, situation)
  const changed = isLive(status) && hasChanged({ round: last, situation })
  const maySign = !isHeld && !changed && (status === 'AGREED' || status === 'WITH_DEBTOR')
  const told = row.decisions.filter(
    ({ round, at }) => round <= seen.round && !(isHeld && at === row.decisions.at(-1)?.at),
  )
  const final = told.findLast(({ kind }) => kind === 'REJECTED' || kind === 'COUNTERED')
  const today = house.clock.today(zone)
  const { terms, claimed, claimedOn } = last
  const toSign = maySign
    ? await wordsToSign(tx, caseId, { terms, claimed, claimedOn, situation, today }, language)
    : null
  return {
    negotiationId: row.id as NegotiationId,
    version: row.version,
    status,
    isOver: !isLive(status),
    offers: await offersOf(tx, row.id, seen.round, row.decisions, situation.holidays),
    expiresOn: dayOf(expiresAt, zone),
    answerBy: answerBy(last.claimedOn, 'planOffer'),
    decider: status === 'WITH_CREDITOR' || toldDecider(verdict) === 'CREDITOR' ? 'CREDITOR' : 'MANAGER',
    reason: status === 'REJECTED' ? (final?.reason ?? null) : null,
    hasChanged: changed,
    mayOffer: !isHeld && (status === 'WITH_MANAGER' || status === 'WITH_DEBTOR' || status === 'AGREED'),
    sign: toSign && { paragraphs: toSign.paragraphs, sha256: toSign.sha256, instalments: toSign.instalments },
  }
}

/** Offers that have reached the other side: a counter-offer that the creditor has not approved yet is none. */
async function offersOf(
  tx: Tx,
  negotiationId: string,
  upTo: number,
  decisions: readonly { round: number; kind: string; byKind: string }[],
  holidays: ReadonlySet<string>,
): Promise<ShownOffer[]> {
  const rows = await tx.proposalRound.findMany({
    where: { negotiationId, number: { lte: upTo } },
    orderBy: { number: 'asc' },
    select: { number: true, createdAt: true },
  })
  const rounds = await Promise.all(
    rows.map(async ({ number, createdAt }) => ({ createdAt, ...(await roundOf(tx, negotiationId, number)) })),
  )
  return rounds
    .filter((round) => hasReached(round, decisions))
    .map(({ number, by, terms, claimed, words, createdAt }) => ({
      number,
      by: by === 'debtor' ? ('you' as const) : ('us' as const),
      at: instant(createdAt.toISOString()),
      total: terms.total,
      claimed,
      words,
      instalments: scheduleOf(terms, holidays),
    }))
}

/** What had to be approved by somebody else first has reached nobody before. */
function hasReached(
  { by, number, decider, terms, claimed }: Round,
  decisions: readonly { round: number; kind: string; byKind: string }[],
): boolean {
  if (by !== 'desk') return true
  const own = decisions.filter(({ round }) => round === number)
  if (own.some(({ kind }) => kind === 'TAKEN_BACK')) return false
  const needsApproval = decider === 'CREDITOR' || terms.total < claimed
  return !needsApproval || own.some(({ kind }) => kind === 'APPROVED')
}

/** What is decided about a plan is the desk's, and told by mail. */
const ofDebtor = ({ state, until, arrears, isHeld, restoredOn, cureBy }: ShownLife): ShownPlanLife => ({
  state,
  until,
  arrears,
  isHeld,
  restoredOn,
  cureBy,
})

async function planShown(house: House, tx: Tx, caseId: string): Promise<PlanTalk['plan']> {
  const plan = await tx.plan.findFirst({
    where: { caseId },
    orderBy: { signedAt: 'desc' },
    select: { id: true, status: true, signerName: true, signedAt: true },
  })
  if (!plan) return null
  const life = await planLifeNow(house, tx, caseId)
  return {
    planId: plan.id,
    isActive: plan.status === 'ACTIVE',
    signerName: plan.signerName,
    signedAt: instant(plan.signedAt.toISOString()),
    life: life?.planId === plan.id ? ofDebtor(life) : null,
  }
}
