import { answerBy } from '#shared/contact/answer-by.ts'
import { type CaseStatus, isCollecting } from '#shared/cases/case.ts'
import { timeZone } from '#shared/countries.ts'
import { addDays, type Day, day } from '#shared/dates.ts'
import { creditorDays, openStatuses } from '#shared/disputes/dispute.ts'
import type { ConsiderInput } from '#shared/disputes/dispute-input.ts'
import {
  type DisputedItem,
  holdsOf,
  isWholeCase,
  type NoPause,
  whyNoPause,
} from '#shared/disputes/hold-scope.ts'
import { whyNotDisputed } from '#shared/disputes/resolution.ts'
import type { InvoiceId } from '#shared/ids.ts'
import { type Minor, minor } from '#shared/money.ts'
import { Refusal } from '#shared/refusal.ts'
import { claimColumns, claimOf } from '../cases/load-claim.ts'
import { inTransaction, type Tx } from '../db.ts'
import { aroundColumns, creditorsToday, type DisputeScope, managerOf } from './dispute-row.ts'

/** More at once than this is not a dispute but a way to stop everything. */
const mostOpen = 10

export type Considered = {
  wholeCase: boolean
  /** Why nothing is paused by itself, or null where it is. */
  noPause: NoPause | null
  creditorDueOn: Day | null
  /** The last day by which the account manager has looked at it, where it goes there first. */
  deskBy: Day
  managerName: string | null
  before: { dueNow: Minor; held: Minor }
  after: { dueNow: Minor; held: Minor }
}

/** What opening this dispute would do, in figures, before it is sent. */
export function considerDispute(scope: DisputeScope, input: ConsiderInput): Promise<Considered> {
  const { house, actor, caseId } = scope
  return inTransaction(house.db, actor, async (tx) => (await weighOpening(house, tx, caseId, input)).told)
}

/** The one question of the page that shows it and of the command that does it. */
export async function weighOpening(
  house: DisputeScope['house'],
  tx: Tx,
  caseId: DisputeScope['caseId'],
  { type, items: named }: Pick<ConsiderInput, 'type' | 'items'>,
) {
  const around = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: aroundColumns,
  })
  if (!isCollecting(around.status as CaseStatus)) throw new Refusal('disputes.closed')
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: claimColumns,
  })
  const { claim, demand } = claimOf(house, row)
  const wholeCase = isWholeCase(type)
  const items = wholeCase ? [] : named.map(itemOf)
  const refusal = whyNotDisputed(items, claim.invoices)
  if (refusal) throw refusal
  const earlier = await earlierDisputes(tx, caseId)
  whyNotAgain({ type, items }, earlier)
  const today = creditorsToday(house, around)
  const noPause = whyNoPause({
    type,
    items,
    today,
    firstLetterOn: await firstLetterOn(tx, caseId),
    planSigned: (await tx.plan.count({ where: { caseId } })) > 0,
    earlier,
  })
  const holds = noPause === null ? holdsOf(type, items) : []
  const after = claimOf(house, {
    ...row,
    holds: [
      ...row.holds,
      ...holds.map(({ invoiceId, amount }) => ({
        invoiceId,
        amountMinor: amount === null ? null : BigInt(amount),
        liftedAt: null,
        reason: type,
      })),
    ],
  }).demand
  const told: Considered = {
    wholeCase,
    noPause,
    creditorDueOn: noPause === null ? addDays(today, creditorDays) : null,
    deskBy: answerBy(house.clock.today(timeZone(around.creditor.country)), 'dispute'),
    managerName: managerOf(around)?.name ?? null,
    before: { dueNow: demand.dueNow, held: demand.held },
    after: { dueNow: after.dueNow, held: after.held },
  }
  return { around, items, holds, told }
}

type Earlier = { type: string; status: string; invoiceIds: string[] }

async function earlierDisputes(tx: Tx, caseId: string): Promise<Earlier[]> {
  const rows = await tx.dispute.findMany({
    where: { caseId },
    relationLoadStrategy: 'join',
    select: { type: true, status: true, items: { select: { invoiceId: true } } },
  })
  return rows.map(({ items, ...row }) => ({ ...row, invoiceIds: items.map(({ invoiceId }) => invoiceId) }))
}

/** The same thing is looked into once at a time; what was decided may be raised again, and pauses nothing then. */
function whyNotAgain(
  { type, items }: { type: string; items: readonly DisputedItem[] },
  earlier: Earlier[],
): void {
  const running = earlier.filter(({ status }) => openStatuses.some((open) => open === status))
  const same = running.filter((one) => one.type === type)
  const overlaps = same.some(
    ({ invoiceIds }) => items.length === 0 || items.some(({ invoiceId }) => invoiceIds.includes(invoiceId)),
  )
  if (overlaps) throw new Refusal('disputes.alreadyOpen')
  if (running.length >= mostOpen) throw new Refusal('disputes.tooMany', { max: mostOpen })
}

async function firstLetterOn(tx: Tx, caseId: string): Promise<Day | null> {
  const letter = await tx.letter.findFirst({
    where: { caseId, sentAt: { not: null } },
    orderBy: { createdAt: 'asc' },
    select: { createdOn: true },
  })
  return letter ? day(letter.createdOn) : null
}

const itemOf = ({ invoiceId, amountMinor }: ConsiderInput['items'][number]): DisputedItem => ({
  invoiceId: invoiceId as InvoiceId,
  amount: amountMinor === null ? null : minor(amountMinor),
})
