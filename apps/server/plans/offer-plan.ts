import { answerBy } from '#shared/contact/answer-by.ts'
import type { Day } from '#shared/dates.ts'
import type { NegotiationId } from '#shared/ids.ts'
import { type Decider, roundExpiresAt } from '#shared/plans/negotiation.ts'
import type { OfferInput } from '#shared/plans/plan-input.ts'
import type { Situation, Verdict } from '#shared/plans/plan-policy.ts'
import { Refusal } from '#shared/refusal.ts'
import { inTransaction, type Tx } from '../db.ts'
import { record } from '../events.ts'
import { countTry } from '../rate-limit.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { closeExpired } from './expire-plans.ts'
import { judgeProposal } from './judge-proposal.ts'
import { keepPlanFirst } from './keep-plan.ts'
import { mustBePossible, nextRound, roundOf, takeNegotiation } from './negotiation-row.ts'
import { planSituation } from './plan-situation.ts'
import { oweOfferNews } from './plan-news.ts'
import { factsOfRound, writeRound } from './write-round.ts'

type Scope = Ctx & { caseId: OwnCase; creditorId: OwnCreditor }
export type Offered = { negotiationId: NegotiationId; round: number; decider: Decider; answerBy: Day }

/**
 * The debtor offers to pay in parts, or offers something else than before. Whoever has to decide gets it at once, and
 * the debtor is told who that is and by when. The same offer sent twice is one offer.
 */
export async function offerPlan(scope: Scope, input: OfferInput): Promise<Offered> {
  const { house, actor, caseId, creditorId } = scope
  if (actor.kind !== 'debtor') throw new Error('Only a debtor offers')
  await countTry(house, { what: 'plans.offer', who: actor.linkId, times: 20, seconds: 3600 })
  await keepPlanFirst(house, caseId)
  return inTransaction(house.db, actor, async (tx) => {
    const situation = await beginRound(scope, tx)
    const verdict = judgeProposal(input.terms, situation)
    const { number, isNew } = await enterOffer(scope, tx, input, situation, verdict)
    const at = house.clock.now()
    if (isNew) {
      await record(tx, actor, {
        caseId,
        creditorId,
        kind: 'plan-offered',
        at,
        after: {
          negotiationId: input.negotiationId,
          ...factsOfRound(number, input.terms, situation.currency),
        },
      })
      await oweOfferNews(house, tx, { caseId, creditorId, negotiationId: input.negotiationId, round: number })
    }
    return {
      negotiationId: input.negotiationId,
      round: number,
      decider: verdict.decider === 'NOBODY' ? 'MANAGER' : verdict.decider,
      answerBy: answerBy(situation.today, 'planOffer'),
    }
  })
}

/** Holds the case, lets what has run out be over, and says what is true now. */
export async function beginRound({ house, caseId }: Scope, tx: Tx): Promise<Situation> {
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
  await closeExpired(house, tx, caseId, 'DESK')
  return planSituation(house, tx, caseId)
}

/** Writes the offer into the negotiation that it begins or goes on with. */
export async function enterOffer(
  { house, actor, caseId, creditorId }: Scope,
  tx: Tx,
  input: OfferInput,
  situation: Situation,
  verdict: Verdict,
): Promise<{ number: number; isNew: boolean }> {
  const at = house.clock.now()
  const { negotiationId, version, terms, words, whyNotViable } = input
  const live = await tx.negotiation.findFirst({ where: { caseId, endedAt: null } })
  if (live && live.id !== negotiationId) throw new Refusal('plans.alreadyTalking')
  const row = live ?? (await tx.negotiation.findUnique({ where: { id: negotiationId } }))
  if (row && row.caseId !== caseId) throw new Refusal('access.notFound')
  if (row) {
    const last = await roundOf(tx, row.id, row.round)
    const isSame = last.by === 'debtor' && JSON.stringify(last.terms) === JSON.stringify(ordered(terms))
    if (isSame && row.status === 'WITH_MANAGER') return { number: row.round, isNew: false }
    const taken = await takeNegotiation(house, tx, caseId, { negotiationId, version: version ?? row.version })
    mustBePossible(taken, 'offer', { party: 'debtor', personId: null }, at)
  }
  const number = row ? await nextRound(tx, row.id) : 1
  const next = {
    status: 'WITH_MANAGER',
    round: number,
    expiresAt: new Date(roundExpiresAt(at)),
    firstApprovalById: null,
  }
  if (row) {
    await tx.negotiation.update({ where: { id: row.id }, data: { ...next, version: { increment: 1 } } })
  } else {
    const begun = { id: negotiationId, caseId, creditorId, startedAt: new Date(at) }
    await tx.negotiation.create({ data: { ...begun, ...next } })
  }
  const debtor = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { debtor: { select: { name: true } } },
  })
  await writeRound(
    tx,
    {
      negotiationId,
      caseId,
      creditorId,
      number,
      by: 'debtor',
      byId: actor.kind === 'debtor' ? actor.linkId : null,
      byName: debtor.debtor.name,
      terms,
      words,
      whyNotViable,
      at,
    },
    situation,
    verdict,
  )
  return { number, isNew: true }
}

const ordered = ({ total, first, firstOn, count, dayOfMonth }: OfferInput['terms']) => ({
  total,
  first,
  firstOn,
  count,
  dayOfMonth,
})
