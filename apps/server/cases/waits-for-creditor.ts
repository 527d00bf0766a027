import type { Day } from '#shared/dates.ts'
import type { Tx } from '../db.ts'
import { stillAsked } from './still-asked.ts'

const file = {
  id: true,
  number: true,
  status: true,
  currency: true,
  principalMinor: true,
  submittedAt: true,
  updatedAt: true,
  debtor: { select: { name: true } },
} as const

const stillGoesOn = { status: { notIn: ['CLOSED', 'DECLINED'] } }

/**
 * What waits for a company's word about one of its cases, what is due first first: the first screen shows a few of it,
 * the approvals show all. What the desk can still take back, and what has run out, waits for nobody.
 */
export async function waitsForCreditor(
  tx: Tx,
  creditorId: string,
  { now, today, most }: { now: Date; today: Day; most: number },
) {
  const offers = await tx.negotiation.findMany({
    where: { creditorId, endedAt: null, status: 'WITH_CREDITOR', heldUntil: null, expiresAt: { gt: now } },
    orderBy: { expiresAt: 'asc' },
    take: most,
    relationLoadStrategy: 'join',
    select: {
      id: true,
      expiresAt: true,
      rounds: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { totalMinor: true, count: true, words: true, createdAt: true },
      },
      case: { select: file },
    },
  })
  const disputes = await tx.dispute.findMany({
    where: {
      creditorId,
      endedAt: null,
      creditorStance: null,
      creditorDueOn: { not: null },
      case: stillGoesOn,
    },
    orderBy: { creditorDueOn: 'asc' },
    take: most,
    relationLoadStrategy: 'join',
    select: { id: true, words: true, openedAt: true, creditorDueOn: true, case: { select: file } },
  })
  const requests = await tx.informationRequest.findMany({
    where: { creditorId, ...stillAsked },
    orderBy: { dueOn: 'asc' },
    take: most,
    relationLoadStrategy: 'join',
    select: { id: true, question: true, askedAt: true, dueOn: true, case: { select: file } },
  })
  const consents = await tx.costConsent.findMany({
    where: { creditorId, status: 'WAITING', dueOn: { gte: today }, case: stillGoesOn },
    orderBy: { dueOn: 'asc' },
    take: most,
    relationLoadStrategy: 'join',
    select: {
      id: true,
      reason: true,
      ceilingMinor: true,
      askedAt: true,
      dueOn: true,
      case: { select: file },
    },
  })
  const entries = await tx.case.findMany({
    where: {
      creditorId,
      onBehalfOfId: { not: null },
      entryConfirmedAt: null,
      number: { not: null },
      ...stillGoesOn,
    },
    orderBy: { submittedAt: 'asc' },
    take: most,
    relationLoadStrategy: 'join',
    select: file,
  })
  const reports = await tx.directPayment.findMany({
    where: { creditorId, status: 'QUERIED', case: stillGoesOn },
    orderBy: { answerDueOn: 'asc' },
    take: most,
    relationLoadStrategy: 'join',
    select: {
      id: true,
      question: true,
      reportedAt: true,
      answerDueOn: true,
      amountMinor: true,
      case: { select: file },
    },
  })
  return { offers, disputes, requests, consents, entries, reports }
}
