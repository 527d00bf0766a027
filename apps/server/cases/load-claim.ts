import type { Prisma } from '#db/client.ts'
import { defaultMandate, type Mandate } from '#shared/agreements/mandate.ts'
import { type Claim, type ClaimQuestion, claimOn } from '#shared/cases/claim.ts'
import type { CostId, CostKind } from '#shared/cases/cost-line.ts'
import { type Demand, demandOf } from '#shared/cases/demand.ts'
import { timeZone } from '#shared/countries.ts'
import { day, type Day, earliest } from '#shared/dates.ts'
import type { InvoiceId, PaymentId } from '#shared/ids.ts'
import type { Allocation, ClaimPart } from '#shared/ledger/allocation.ts'
import { fromBigInt, subtract } from '#shared/money.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { completedPlan, isOpen, keptPlan } from './kept-plan.ts'

/** What a claim is worked out from. Every figure of a claim, on a screen or in a letter, comes from these columns. */
export const claimColumns = {
  currency: true,
  creditor: { select: { country: true } },
  debtor: { select: { country: true } },
  agreement: { select: { mandate: true } },
  invoices: {
    select: {
      id: true,
      number: true,
      dueOn: true,
      amountMinor: true,
      credits: { select: { amountMinor: true } },
      waivers: { where: { effectiveOn: { not: null } }, select: { amountMinor: true, effectiveOn: true } },
    },
    orderBy: { position: 'asc' },
  },
  // A pause of the whole case that was lifted has kept a plan from being broken while it lasted.
  holds: {
    where: { OR: [{ liftedAt: null }, { invoiceId: null }] },
    select: { invoiceId: true, amountMinor: true, liftedAt: true, reason: true },
  },
  // One that was kept to its end has stopped interest for good, as its words say (D2).
  plans: {
    where: { status: { in: ['ACTIVE', 'COMPLETED'] } },
    select: {
      status: true,
      totalMinor: true,
      claimedOn: true,
      signedAt: true,
      cureBy: true,
      instalments: {
        select: { number: true, statutoryOn: true, dueOn: true, graceUntil: true, amountMinor: true },
        orderBy: { number: 'asc' },
      },
    },
  },
  costs: { select: { id: true, kind: true, amountMinor: true, recordedOn: true, takenBackOn: true } },
  // What of the debtor's credit has gone back; of a receipt that was taken back since, no credit is left to take it from.
  refunds: {
    where: { orderedAt: { not: null }, payment: { status: 'SUCCEEDED' } },
    select: { fromCreditMinor: true },
  },
  payments: {
    // What was begun and is not settled yet is nobody's money, but it stops the clock of a plan.
    where: { status: { in: ['SUCCEEDED', 'STARTED'] } },
    orderBy: { settledAt: 'asc' },
    select: {
      id: true,
      status: true,
      startedAt: true,
      receivedOn: true,
      settledAt: true,
      firstSettledAt: true,
      amountMinor: true,
      invoiceIds: true,
      allocations: { select: { part: true, invoiceId: true, amountMinor: true } },
    },
  },
} satisfies Prisma.CaseSelect

/** A row with these columns. */
export type ClaimRow = Prisma.CaseGetPayload<{ select: typeof claimColumns }>

/** The reason of a pause that is none of a dispute's: the creditor says to have the money already (A38). */
export const reportedHold = 'DIRECT_PAYMENT'

/** What is owed, and what of it may be asked for today. */
export type LoadedClaim = {
  claim: Claim
  /** What the claim is the answer to. */
  question: ClaimQuestion
  demand: Demand
  on: Day
  order: readonly ClaimPart[]
}

export type ClaimDays = {
  /** Interest stands still from this day on, where somebody asks what a plan offered on that day is about. */
  interestUntil?: Day
  /** The day of money that arrived earlier than we heard of it: interest ends there, and what was posted since counts. */
  asOf?: Day
  /** Somebody asks how it stood, or will stand, on this day: what arrived later does not count. */
  onDay?: Day
}

/** What is owed on a case today, by the creditor's calendar: the law of interest is the creditor's. */
export async function loadClaim(
  house: Pick<House, 'clock'>,
  tx: Tx,
  caseId: string,
  days: ClaimDays = {},
): Promise<LoadedClaim> {
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    relationLoadStrategy: 'join',
    select: claimColumns,
  })
  return claimOf(house, row, days)
}

/** The same from a row that a larger question has brought along. */
export function claimOf(
  house: Pick<House, 'clock'>,
  row: ClaimRow,
  { interestUntil, asOf, onDay }: ClaimDays = {},
): LoadedClaim {
  const today = house.clock.today(timeZone(row.creditor.country))
  const on = onDay ?? earliest(today, asOf ?? today)
  const order = ((row.agreement?.mandate ?? defaultMandate) as Mandate).allocationOrder
  const paid = row.payments.filter(({ status }) => status === 'SUCCEEDED')
  const plan = keptPlan(house, row, asOf)
  const frozen = plan?.claimedOn ?? interestUntil ?? completedPlan(row)?.claimedOn
  const question: ClaimQuestion = {
    ...(frozen ? { interestUntil: frozen } : {}),
    currency: row.currency,
    creditorCountry: row.creditor.country,
    debtorCountry: row.debtor.country,
    order,
    invoices: row.invoices.map(({ id, number, dueOn, amountMinor, credits }) => ({
      invoiceId: id as InvoiceId,
      number,
      dueOn: day(dueOn),
      // What the creditor has given up was never owed, and bears no interest.
      amount: fromBigInt(credits.reduce((left, credit) => left - credit.amountMinor, amountMinor)),
    })),
    waivers: row.invoices.flatMap(({ id, waivers }) =>
      waivers.map(({ amountMinor, effectiveOn }) => ({
        invoiceId: id as InvoiceId,
        on: day(effectiveOn ?? on),
        amount: fromBigInt(amountMinor),
      })),
    ),
    costs: row.costs.map(({ id, kind, amountMinor, recordedOn, takenBackOn }) => ({
      costId: id as CostId,
      kind: kind as CostKind,
      on: day(recordedOn),
      until: takenBackOn === null ? null : day(takenBackOn),
      amount: fromBigInt(amountMinor),
    })),
    receipts: paid.map(({ id, receivedOn, amountMinor, invoiceIds, allocations }) => ({
      paymentId: id as PaymentId,
      on: onDay ? day(receivedOn ?? onDay) : earliest(day(receivedOn ?? on), on),
      amount: fromBigInt(amountMinor),
      named: invoiceIds as InvoiceId[],
      allocations: allocations.map((piece) => ({
        part: piece.part as Allocation['part'],
        invoiceId: piece.invoiceId as InvoiceId | null,
        amount: fromBigInt(piece.amountMinor),
      })),
    })),
  }
  const owed = claimOn(on, question)
  const returned = row.refunds.reduce((all, { fromCreditMinor }) => all + fromCreditMinor, 0n)
  const claim = { ...owed, credit: subtract(owed.credit, fromBigInt(returned)) }
  const holds = row.holds.filter(isOpen).map(({ invoiceId, amountMinor, reason }) => ({
    invoiceId: invoiceId as InvoiceId | null,
    amount: amountMinor === null ? null : fromBigInt(amountMinor),
    isReported: reason === reportedHold,
  }))
  return { claim, question, demand: demandOf(claim, holds, plan), on, order }
}
