import { day, type Instant, instant } from '#shared/dates.ts'
import type { CaseId, NegotiationId } from '#shared/ids.ts'
import { fromBigInt, type Minor } from '#shared/money.ts'
import {
  type Decider,
  type NegotiationCommand,
  type NegotiationStatus,
  type Party,
  type Side,
  type Standing,
  whyNotNegotiate,
} from '#shared/plans/negotiation.ts'
import { judge, type Situation, type Verdict } from '#shared/plans/plan-policy.ts'
import type { Terms } from '#shared/plans/schedule.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import type { OwnCase } from '../trpc.ts'
import { planSituation } from './plan-situation.ts'

const columns = {
  id: true,
  caseId: true,
  creditorId: true,
  status: true,
  round: true,
  version: true,
  expiresAt: true,
  heldUntil: true,
  statusBefore: true,
  expiresBefore: true,
  roundBefore: true,
  firstApprovalById: true,
  startedAt: true,
  endedAt: true,
} as const

/** One round as the rules speak of it. */
export type Round = Awaited<ReturnType<typeof roundOf>>

export async function roundOf(tx: Tx, negotiationId: string, number: number) {
  const row = await tx.proposalRound.findUniqueOrThrow({
    where: { negotiationId_number: { negotiationId, number } },
  })
  const terms: Terms = {
    total: fromBigInt(row.totalMinor),
    first: fromBigInt(row.firstMinor),
    firstOn: day(row.firstOn),
    count: row.count,
    dayOfMonth: row.dayOfMonth,
  }
  return {
    number: row.number,
    by: row.by as Side,
    byName: row.byName,
    currency: row.currency,
    terms,
    claimed: fromBigInt(row.claimedMinor),
    claimedOn: day(row.claimedOn),
    words: row.words,
    whyNotViable: row.whyNotViable,
    decider: row.decider as Decider,
  }
}

export type TakenNegotiation = Awaited<ReturnType<typeof takeNegotiation>>

/**
 * A negotiation, held together with its case for the rest of the transaction, with what is true of both now. Of two
 * people who decide at once the second waits here, sees another version and is told so.
 */
export async function takeNegotiation(
  house: Pick<House, 'clock'>,
  tx: Tx,
  caseId: OwnCase,
  seen: { negotiationId: NegotiationId; version: number },
) {
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
  const row = await tx.negotiation.findFirst({ where: { id: seen.negotiationId, caseId }, select: columns })
  if (!row) throw new Refusal('access.notFound')
  if (row.version !== seen.version) throw new Refusal('plans.changedMeanwhile')
  const round = await roundOf(tx, row.id, row.round)
  const situation = await planSituation(house, tx, caseId, round.claimedOn)
  const verdict = judge(round.terms, situation)
  return {
    ...row,
    id: row.id as NegotiationId,
    caseId: row.caseId as CaseId,
    round,
    situation,
    verdict,
    standing: standingOf(row, round, verdict),
  }
}

export function standingOf(
  row: {
    status: string
    expiresAt: Date
    heldUntil: Date | null
    firstApprovalById: string | null
  },
  round: Pick<Round, 'by' | 'terms' | 'claimed'>,
  verdict: Pick<Verdict, 'decider'>,
): Standing {
  return {
    status: row.status as NegotiationStatus,
    by: round.by,
    decider: verdict.decider,
    isReduction: round.terms.total < round.claimed,
    expiresAt: instant(row.expiresAt.toISOString()),
    heldUntil: row.heldUntil && instant(row.heldUntil.toISOString()),
    firstApprovalBy: row.firstApprovalById,
  }
}

/** Asks the rules, and whether the offer still fits the claim: money or a dispute may have come in between. */
export function mustBePossible(
  taken: Pick<TakenNegotiation, 'standing' | 'round' | 'situation'>,
  command: NegotiationCommand,
  who: { party: Party; personId: string | null },
  now: Instant,
): void {
  const refusal = whyNotNegotiate(command, taken.standing, who, now)
  if (refusal) throw refusal
  const binds = command === 'approve' || command === 'sign' || command === 'recommend'
  if (binds && hasChanged(taken)) throw new Refusal('plans.claimChanged')
}

export const hasChanged = ({ round, situation }: { round: Pick<Round, 'claimed'>; situation: Situation }) =>
  situation.undisputed !== (round.claimed as Minor) || situation.isPaused || situation.hasPlan

/** Rounds are numbered without gaps, those that were taken back among them. */
export const nextRound = async (tx: Tx, negotiationId: string): Promise<number> =>
  1 + (await tx.proposalRound.count({ where: { negotiationId } }))
