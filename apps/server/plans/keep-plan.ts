import type { Prisma } from '#db/client.ts'
import type { Actor } from '#shared/access/actor.ts'
import { type CaseStatus, isCollecting, move, whyNotMove } from '#shared/cases/case.ts'
import { arrearsBefore, breaksOf, type PlanHistory, type PlanReceipt } from '#shared/cases/plan-life.ts'
import { timeZone } from '#shared/countries.ts'
import type { Day } from '#shared/dates.ts'
import { planHistory } from '../cases/kept-plan.ts'
import { inTransaction, type Tx } from '../db.ts'
import { type Doer, record } from '../events.ts'
import type { House } from '../house.ts'
import { owePlanTurn, type PlanTurn } from './plan-turn-news.ts'

export const keeping: Actor = { kind: 'system', language: 'en' }

/** The plan that counts: one that was replaced by another does not. */
const livingPlan = {
  where: { status: { in: ['ACTIVE', 'DEFAULTED'] }, supersededById: null },
  orderBy: { signedAt: 'desc' },
  take: 1,
  include: { instalments: { orderBy: { number: 'asc' } } },
} satisfies Prisma.Case$plansArgs
/** What a plan's history is read from, and whose it is. */
export const livingColumns = {
  id: true,
  creditorId: true,
  status: true,
  debtor: { select: { country: true } },
  holds: { where: { invoiceId: null }, select: { invoiceId: true, liftedAt: true } },
  payments: {
    where: { status: { in: ['SUCCEEDED', 'STARTED'] } },
    select: {
      id: true,
      status: true,
      startedAt: true,
      settledAt: true,
      firstSettledAt: true,
      receivedOn: true,
      amountMinor: true,
    },
  },
} satisfies Prisma.CaseSelect

export type Keeping = {
  id: string
  caseId: string
  creditorId: string
  currency: string
  restorations: number
}

/** The same under the lock of the case, for whoever writes. */
export async function lockedPlan(house: Pick<House, 'clock'>, tx: Tx, caseId: string, without?: string) {
  await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
  return livingPlanOf(house, tx, caseId, without)
}

/** The plan of a case with its history; null where none lives. `without` is a payment that is looked at apart. */
export async function livingPlanOf(house: Pick<House, 'clock'>, tx: Tx, caseId: string, without?: string) {
  const file = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: { ...livingColumns, plans: livingPlan },
  })
  const [plan] = file.plans
  if (!plan) return null
  const payments = file.payments.filter(({ id }) => id !== without)
  return {
    plan,
    status: file.status as CaseStatus,
    history: planHistory(plan, { ...file, payments }),
    zone: timeZone(file.debtor.country),
    today: house.clock.today(timeZone(file.debtor.country)),
  }
}

/** A receipt that is about to be posted; `firstSettledAt` says when it came, where it is what is left of another. */
export type Incoming = PlanReceipt & { paymentId: string; firstSettledAt: Date | null }

/**
 * Brings what is written down about a plan to what is true of it: it is broken from its own day on, and restored by
 * what was paid (D2), whoever looks first, a sweep or the next receipt. `incoming` is a receipt that is about to be
 * posted, so that it finds the plan as it leaves it. As often as one likes.
 */
export async function keepPlan(house: House, tx: Tx, caseId: string, incoming?: Incoming): Promise<void> {
  const found = await lockedPlan(house, tx, caseId, incoming?.paymentId)
  if (!found || found.history.isPaused || !isCollecting(found.status)) return
  const { plan, today } = found
  // What is left of a payment from before the signature has never paid this plan.
  const cameBefore = incoming?.firstSettledAt ? incoming.firstSettledAt < plan.signedAt : false
  const history =
    incoming && !cameBefore
      ? { ...found.history, receipts: [...found.history.receipts, incoming] }
      : found.history
  const breaks = breaksOf(history, today, plan.restorations === 0)
  let { status } = found
  let isBroken = plan.status === 'DEFAULTED'
  // It was taken for broken, and then money turned up that had been on its way in time: it never was.
  if (isBroken && breaks.length === 0 && plan.brokenOn !== null) {
    await restorePlan(house, tx, keeping, { plan, status, how: 'IN_TIME', cureBy: plan.cureBy })
    return
  }
  for (const { brokenOn, restoredOn, cureBy } of breaks) {
    if (!isBroken) status = await breakPlan(house, tx, { plan, status, history, brokenOn })
    isBroken = true
    if (!restoredOn || whyNotMove(status, 'startPlan', 'system', ['PLAN_APPROVED'])) return
    status = await restorePlan(house, tx, keeping, { plan, status, how: 'PAID', cureBy })
    isBroken = false
  }
}

/**
 * The same before a debtor does something about a plan. What follows from a broken one, a mail with a new link among it,
 * is not the debtor's to write, and so is a transaction of its own.
 */
export const keepPlanFirst = (house: House, caseId: string): Promise<void> =>
  inTransaction(house.db, keeping, (tx) => keepPlan(house, tx, caseId))

type Living = { plan: Keeping; status: CaseStatus }

async function breakPlan(
  house: House,
  tx: Tx,
  { plan, status, history, brokenOn }: Living & { history: PlanHistory; brokenOn: Day },
): Promise<CaseStatus> {
  const at = house.clock.now()
  const next = status === 'PLAN_ACTIVE' ? move(status, 'breakPlan', 'system') : status
  const arrears = arrearsBefore(history, history.receipts, brokenOn)
  await tx.plan.update({
    where: { id: plan.id },
    data: {
      status: 'DEFAULTED',
      brokenOn,
      endedAt: new Date(at),
      decision: null,
      decidedAt: null,
      decidedById: null,
    },
  })
  await turned(house, tx, keeping, plan, {
    kind: 'plan-broken',
    at,
    from: status,
    to: next,
    after: { brokenOn, amountMinor: arrears },
  })
  await tell(house, tx, plan, { how: 'BROKEN', on: brokenOn, mayRestore: plan.restorations === 0, why: null })
  return next
}

export type Restoring = Living & {
  /** PAID: what was late came in · IN_TIME: it had come in time all along · DESK: a person restored it. */
  how: 'PAID' | 'IN_TIME' | 'DESK'
  cureBy: string | null
  why?: string
}

/** The plan counts again, and so does what it says about interest. */
export async function restorePlan(
  house: House,
  tx: Tx,
  doer: Doer,
  restoring: Restoring,
): Promise<CaseStatus> {
  const { plan, status, how, cureBy, why } = restoring
  const at = house.clock.now()
  const mover = doer.kind === 'manager' ? 'manager' : 'system'
  const next = move(status, 'startPlan', mover, ['PLAN_APPROVED'])
  await tx.plan.update({
    where: { id: plan.id },
    data: {
      status: 'ACTIVE',
      endedAt: null,
      cureBy,
      ...(how === 'IN_TIME' ? { brokenOn: null } : { restorations: { increment: 1 } }),
    },
  })
  const after = { how, ...(cureBy ? { dueOn: cureBy } : {}) }
  await turned(house, tx, doer, plan, { kind: 'plan-restored', at, from: status, to: next, after, why })
  await tell(house, tx, plan, { how: 'RESTORED', on: house.clock.today(), mayRestore: false, why: null })
  await house.jobs.enqueue(tx, 'payments.close-pages', { caseId: plan.caseId })
  return next
}

type Turned = {
  kind: 'plan-broken' | 'plan-restored'
  at: string
  from: CaseStatus
  to: CaseStatus
  after: Record<string, string | number>
  why?: string | undefined
}

async function turned(
  house: House,
  tx: Tx,
  doer: Doer,
  plan: Keeping,
  { kind, at, from, to, after, why }: Turned,
) {
  const { id: planId, caseId, creditorId, currency } = plan
  if (from !== to)
    await tx.case.update({ where: { id: caseId }, data: { status: to, version: { increment: 1 } } })
  // What is owed has changed: interest counts again, or stands still.
  await house.jobs.enqueue(tx, 'payments.book-case', { caseId, cause: `${planId}:${kind}:${at}` })
  await record(tx, doer, {
    caseId,
    creditorId,
    kind,
    at,
    before: { status: from },
    after: { status: to, planId, currency, ...after },
    ...(why ? { why } : {}),
  })
}

const tell = (house: House, tx: Tx, { id, caseId, creditorId }: Keeping, turn: PlanTurn) =>
  owePlanTurn(house, tx, { planId: id, caseId, creditorId }, turn)
