import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import { planStanding } from '#shared/cases/demand.ts'
import { timeZone } from '#shared/countries.ts'
import { day, dayOf, instant } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import type { EndedPlan } from '#shared/pages/plan-pages.ts'
import { afterPlan, endedState, planEndOf } from '#shared/plans/ended-plan.ts'
import { askedOutside, whyNotPropose } from '#shared/plans/plan-policy.ts'
import type { Terms } from '#shared/plans/schedule.ts'
import { plannedOf, planHistory } from '../cases/kept-plan.ts'
import { loadClaim } from '../cases/load-claim.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import type { Ctx, OwnCase } from '../trpc.ts'
import { planSituation } from './plan-situation.ts'
import { planLifeNow } from './plan-standing.ts'

const columns = {
  status: true,
  closedOn: true,
  debtor: { select: { country: true } },
  manager: { select: { name: true } },
  creditor: { select: { name: true, manager: { select: { name: true } } } },
  plans: {
    orderBy: { signedAt: 'desc' },
    include: { instalments: { orderBy: { number: 'asc' } } },
  },
  payments: {
    where: { status: 'SUCCEEDED' },
    orderBy: { settledAt: 'asc' },
    select: {
      id: true,
      status: true,
      startedAt: true,
      settledAt: true,
      firstSettledAt: true,
      receivedOn: true,
      amountMinor: true,
      receiptNumber: true,
    },
  },
} as const

/**
 * The plan of a case that ended last: what was agreed, what was paid when, how it ended, what happens next, and who
 * decides. The same for the debtor, the creditor and the desk; null where no plan has ended.
 */
export async function endedPlan(house: House, tx: Tx, caseId: string): Promise<EndedPlan | null> {
  const file = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: columns,
  })
  const isCollected = isCollecting(file.status as CaseStatus)
  const { claim, demand, on } = await loadClaim(house, tx, caseId)
  // One that was not kept has ended by itself, whether or not anybody has written it down.
  const statusNow = (status: string) => (status === 'ACTIVE' && !demand.plan ? 'DEFAULTED' : status)
  const row = file.plans.find(({ status }) => planEndOf(statusNow(status), isCollected) !== null)
  const end = row && planEndOf(statusNow(row.status), isCollected)
  if (!row || !end) return null
  const zone = timeZone(file.debtor.country)
  const endedOn = row.endedAt
    ? dayOf(instant(row.endedAt.toISOString()), zone)
    : day(file.closedOn ?? house.clock.today(zone))
  const paid = file.payments.filter(({ settledAt, firstSettledAt }) =>
    isWithin(firstSettledAt ?? settledAt, row),
  )
  const total = fromBigInt(row.totalMinor)
  const sum = fromBigInt(paid.reduce((all, { amountMinor }) => all + amountMinor, 0n))
  const { receipts } = planHistory(row, { debtor: file.debtor, holds: [], payments: paid })
  const standing = planStanding({ total, receipts, instalments: plannedOf(row) }, endedOn)
  const hasPlan = demand.plan !== null && isCollected
  const situation = await planSituation(house, tx, caseId)
  const { undisputed, today } = situation
  const wish: Terms = { total: undisputed, first: undisputed, firstOn: today, count: 1, dayOfMonth: 1 }
  return {
    planId: row.id,
    end,
    next: afterPlan({ isCollected, outstanding: claim.outstanding, hasPlan }),
    endedOn,
    on,
    currency: row.currency,
    claimed: fromBigInt(row.claimedMinor),
    total,
    paid: sum,
    signerName: row.signerName,
    signedAt: instant(row.signedAt.toISOString()),
    instalments: standing.instalments.map(({ number, statutoryOn, dueOn, amount, open }) => ({
      number,
      statutoryOn,
      dueOn,
      amount,
      open,
      state: endedState({ open }),
    })),
    payments: paid.map(({ id, receivedOn, amountMinor, receiptNumber }) => ({
      paymentId: id,
      paidOn: day(receivedOn ?? endedOn),
      amount: fromBigInt(amountMinor),
      receiptNumber: receiptNumber ?? '',
    })),
    dueNow: isCollected ? demand.dueNow : fromBigInt(0n),
    restore: await restoreOf(house, tx, caseId, row.id, isCollected),
    mayOffer: isCollected && whyNotPropose(wish, situation) === null,
    decider: askedOutside(situation),
    managerName: file.manager?.name ?? file.creditor.manager?.name ?? null,
    creditorName: file.creditor.name,
  }
}

/** What would restore it, and until when, where paying still does. */
async function restoreOf(
  house: House,
  tx: Tx,
  caseId: string,
  planId: string,
  isCollected: boolean,
): Promise<EndedPlan['restore']> {
  const life = isCollected ? await planLifeNow(house, tx, caseId) : null
  const mayPay = life?.planId === planId && life.state === 'RESTORABLE' && life.until !== null
  return mayPay && life.until ? { until: life.until, amount: life.arrears } : null
}

/** The same, asked by the debtor it was agreed with. */
export const ownEndedPlan = ({ house, actor, caseId }: Ctx & { caseId: OwnCase }) =>
  inTransaction(house.db, actor, (tx) => endedPlan(house, tx, caseId))

/** What came in while the plan was kept, its last payment included. */
const isWithin = (settledAt: Date | null, plan: { signedAt: Date; endedAt: Date | null }): boolean =>
  settledAt !== null && settledAt >= plan.signedAt && (plan.endedAt === null || settledAt <= plan.endedAt)
