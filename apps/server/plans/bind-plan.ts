import type { CaseStatus } from '#shared/cases/case.ts'
import { move } from '#shared/cases/case.ts'
import { type Day, latest } from '#shared/dates.ts'
import { type NegotiationId, newId, type PlanId } from '#shared/ids.ts'
import type { Language } from '#shared/languages.ts'
import type { Situation } from '#shared/plans/plan-policy.ts'
import { graceUntil } from '#shared/plans/plan-state.ts'
import { scheduleOf, type Terms } from '#shared/plans/schedule.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Minor } from '#shared/money.ts'
import type { Tx } from '../db.ts'
import { record } from '../events.ts'
import type { Ctx, OwnCase, OwnCreditor } from '../trpc.ts'
import { planText, planTextOf } from './plan-text.ts'

export type Binding = {
  negotiationId: NegotiationId
  round: number
  terms: Terms
  claimed: Minor
  claimedOn: Day
  situation: Situation
  /** The debtor's calendar day of the signature. */
  today: Day
}

/**
 * The words and the schedule that would be signed today. A first day that has passed while we were deciding is today:
 * our own delay makes nobody late.
 */
export async function wordsToSign(
  tx: Tx,
  caseId: string,
  binding: Omit<Binding, 'negotiationId' | 'round'>,
  language: Language,
) {
  const { terms, claimed, claimedOn, situation, today } = binding
  const file = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: { number: true, debtor: { select: { name: true } }, creditor: { select: { name: true } } },
  })
  const instalments = scheduleOf({ ...terms, firstOn: latest(terms.firstOn, today) }, situation.holidays)
  const paragraphs = planText({
    language,
    debtorName: file.debtor.name,
    creditorName: file.creditor.name,
    caseNumber: file.number ?? '',
    currency: situation.currency,
    claimed,
    claimedOn,
    total: terms.total,
    instalments,
  })
  return { paragraphs, instalments, ...planTextOf(paragraphs) }
}

/** A plan that was broken, or that is talked about anew, is replaced by the one that is signed now (D2). */
async function replaceEarlier(
  tx: Tx,
  caseId: string,
  supersededById: string,
  status: CaseStatus,
  at: string,
): Promise<CaseStatus> {
  const earlier = await tx.plan.findMany({
    where: { caseId, supersededById: null, status: { in: ['ACTIVE', 'DEFAULTED'] } },
    select: { id: true, status: true, endedAt: true },
  })
  for (const { id, endedAt } of earlier) {
    await tx.plan.update({
      where: { id },
      data: { status: 'RENEGOTIATED', supersededById, endedAt: endedAt ?? new Date(at) },
    })
  }
  return earlier.some((plan) => plan.status === 'ACTIVE') ? move(status, 'breakPlan', 'system') : status
}

/** The signature: the plan with its schedule, its words and their hash; the case is on a plan from here on. */
export async function bindPlan(
  { house, actor, caseId, creditorId, ip, userAgent }: Ctx & { caseId: OwnCase; creditorId: OwnCreditor },
  tx: Tx,
  binding: Binding,
  signature: { name: string; textSha256: string },
): Promise<{ planId: PlanId }> {
  if (actor.kind !== 'debtor') throw new Error('Only a debtor signs')
  const { negotiationId, round, terms, claimed, claimedOn, situation, today } = binding
  const { text, sha256, instalments } = await wordsToSign(tx, caseId, binding, actor.language)
  if (sha256 !== signature.textSha256) throw new Refusal('plans.textChanged')
  const at = house.clock.now()
  const now = Date.parse(at)
  const planId = newId('plan', now)
  const free = await replaceEarlier(tx, caseId, planId, situation.status, at)
  const status = move(free, 'startPlan', 'system', ['PLAN_APPROVED'])
  await tx.plan.create({
    data: {
      id: planId,
      caseId,
      creditorId,
      negotiationId,
      round,
      status: 'ACTIVE',
      currency: situation.currency,
      totalMinor: BigInt(terms.total),
      claimedMinor: BigInt(claimed),
      claimedOn,
      signerName: signature.name,
      signedAt: new Date(at),
      signedOn: today,
      language: actor.language,
      text,
      textSha256: sha256,
      linkId: actor.linkId,
      ipAddress: ip,
      userAgent,
    },
  })
  await tx.planInstalment.createMany({
    data: instalments.map(({ number, statutoryOn, dueOn, amount }) => ({
      id: newId('instalment', now),
      planId,
      caseId,
      creditorId,
      number,
      statutoryOn,
      dueOn,
      graceUntil: graceUntil(dueOn, situation.holidays),
      amountMinor: BigInt(amount),
    })),
  })
  await tx.negotiation.update({
    where: { id: negotiationId },
    data: { status: 'SIGNED', endedAt: new Date(at), version: { increment: 1 } },
  })
  await tx.case.update({ where: { id: caseId }, data: { status, version: { increment: 1 } } })
  await record(tx, actor, {
    caseId,
    creditorId,
    kind: 'plan-signed',
    at,
    before: { status: situation.status as CaseStatus },
    after: {
      status,
      planId,
      negotiationId,
      round,
      amountMinor: terms.total,
      currency: situation.currency,
      count: terms.count,
      name: signature.name,
      textSha256: sha256,
    },
  })
  await house.jobs.enqueue(tx, 'plans.paper', { planId }, { key: planId })
  await house.jobs.enqueue(tx, 'payments.close-pages', { caseId })
  // Interest stands still from the day of the offer: what was booked since then is taken off. A debtor writes no books.
  await house.jobs.enqueue(tx, 'payments.book-case', { caseId, cause: planId }, { key: planId })
  return { planId }
}
