import type { PlannedInstalment, RunningPlan } from '#shared/cases/demand.ts'
import { brokenOn, cureByAfter, type GracedInstalment, type PlanHistory } from '#shared/cases/plan-life.ts'
import { timeZone } from '#shared/countries.ts'
import { day, type Day, dayOf, earliest, instant, latest } from '#shared/dates.ts'
import { fromBigInt } from '#shared/money.ts'
import type { House } from '../house.ts'

/** What has happened to a plan and around it, as the rows of its case tell. */
export type PlanRows = {
  readonly debtor: { readonly country: string }
  readonly holds: readonly { readonly invoiceId: string | null; readonly liftedAt: Date | null }[]
  readonly payments: readonly {
    readonly id: string
    readonly status: string
    readonly startedAt: Date
    readonly settledAt: Date | null
    readonly firstSettledAt: Date | null
    readonly receivedOn: string | null
    readonly amountMinor: bigint
  }[]
}
export type PlanRow = {
  readonly signedAt: Date
  readonly cureBy: string | null
  readonly instalments: readonly {
    readonly number: number
    readonly statutoryOn: string
    readonly dueOn: string
    readonly graceUntil: string
    readonly amountMinor: bigint
  }[]
}

export const isOpen = ({ liftedAt }: { liftedAt: Date | null }): boolean => liftedAt === null

/**
 * The history of a plan on the debtor's calendar. What came in since the signature pays it, each receipt on the day on
 * which the debtor did its part: when a card payment was begun, or when the money arrived, whichever was earlier.
 */
export function planHistory(plan: PlanRow, { debtor, holds, payments }: PlanRows): PlanHistory {
  const zone = timeZone(debtor.country)
  const onDay = (at: Date): Day => dayOf(instant(at.toISOString()), zone)
  // What is left of a payment that was partly given back is no new payment: it came in when that one did.
  const since = payments.filter(({ status, settledAt, firstSettledAt }) => {
    const cameAt = firstSettledAt ?? settledAt
    return status === 'SUCCEEDED' && cameAt !== null && cameAt >= plan.signedAt
  })
  const pauses = holds.filter(({ invoiceId }) => invoiceId === null)
  const lifted = pauses.flatMap(({ liftedAt }) => (liftedAt ? [cureByAfter(onDay(liftedAt))] : []))
  const [cureBy, ...more] = [...(plan.cureBy ? [day(plan.cureBy)] : []), ...lifted]
  return {
    instalments: plan.instalments.map(
      (row): GracedInstalment => ({
        number: row.number,
        dueOn: day(row.dueOn),
        graceUntil: day(row.graceUntil),
        amount: fromBigInt(row.amountMinor),
      }),
    ),
    receipts: since.map(({ id, startedAt, receivedOn, amountMinor }) => ({
      paymentId: id,
      on: earliest(onDay(startedAt), receivedOn ? day(receivedOn) : onDay(startedAt)),
      amount: fromBigInt(amountMinor),
    })),
    inFlight: payments.flatMap(({ status, startedAt }) => (status === 'STARTED' ? [onDay(startedAt)] : [])),
    cureBy: cureBy ? latest(cureBy, ...more) : null,
    isPaused: pauses.some(isOpen),
  }
}

type KnownPlan = PlanRow & {
  readonly status: string
  readonly totalMinor: bigint
  readonly claimedOn: string
}

/**
 * The plan that is being kept. One that was not is none from the day after its grace on, whether or not anybody has
 * written that down: everything is asked for, and interest counts again for the whole time, as its words say (D2).
 */
export function keptPlan(
  { clock }: Pick<House, 'clock'>,
  row: PlanRows & { readonly plans: readonly KnownPlan[] },
  asOf?: Day,
): (RunningPlan & { claimedOn: Day }) | null {
  const plan = row.plans.find(({ status }) => status === 'ACTIVE')
  if (!plan) return null
  const today = clock.today(timeZone(row.debtor.country))
  const history = planHistory(plan, row)
  if (brokenOn(history, earliest(today, asOf ?? today))) return null
  return {
    claimedOn: day(plan.claimedOn),
    total: fromBigInt(plan.totalMinor),
    receipts: history.receipts,
    instalments: plannedOf(plan),
  }
}

/** The payments of a plan with both of their days. */
export const plannedOf = ({ instalments }: Pick<PlanRow, 'instalments'>): PlannedInstalment[] =>
  instalments.map(({ number, statutoryOn, dueOn, amountMinor }) => ({
    number,
    statutoryOn: day(statutoryOn),
    dueOn: day(dueOn),
    amount: fromBigInt(amountMinor),
  }))

/** The plan that was kept to its end: what it says about interest goes on to count, also on papers written later. */
export function completedPlan({
  plans,
}: {
  readonly plans: readonly KnownPlan[]
}): { claimedOn: Day } | null {
  const plan = plans.find(({ status }) => status === 'COMPLETED')
  return plan ? { claimedOn: day(plan.claimedOn) } : null
}
