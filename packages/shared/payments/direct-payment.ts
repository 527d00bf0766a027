import type { Held } from '../cases/demand.ts'
import { addDays, addHours, type Day, dayOf, type Instant, momentAt } from '../dates.ts'
import type { InvoiceId } from '../ids.ts'
import type { Allocation } from '../ledger/allocation.ts'
import { type Minor, sum } from '../money.ts'
import { Refusal } from '../refusal.ts'

/** A payment that a debtor made to the creditor instead of to us (A38, D5). */
export const directStatuses = ['REPORTED', 'QUERIED', 'VERIFIED', 'POSTED', 'REJECTED'] as const
export type DirectStatus = (typeof directStatuses)[number]
/** What is reported and not yet decided: as long as it is one of these, the amount is not asked for. */
export const openDirectStatuses = ['REPORTED', 'QUERIED', 'VERIFIED'] as const

export const isOpenDirect = (status: string): boolean => openDirectStatuses.some((open) => open === status)

/** How the money reached the creditor. */
export const directMethods = ['TRANSFER', 'CASH', 'CHEQUE', 'CARD', 'SET_OFF', 'OTHER'] as const
export type DirectMethod = (typeof directMethods)[number]

export const isDirectMethod = (text: unknown): text is DirectMethod =>
  directMethods.some((method) => method === text)

export type DirectSide = 'creditor' | 'manager' | 'collector'
export type DirectCommand = 'query' | 'answer' | 'verify' | 'post' | 'reject'
type Move = {
  readonly from: readonly DirectStatus[]
  readonly to: DirectStatus
  readonly who: readonly DirectSide[]
}

/** Every way a report can go, and who takes it (D5). Money is posted by the account manager, once it is verified. */
export const directMoves = {
  query: { from: ['REPORTED', 'VERIFIED'], to: 'QUERIED', who: ['manager', 'collector'] },
  answer: { from: ['QUERIED'], to: 'REPORTED', who: ['creditor'] },
  verify: { from: ['REPORTED', 'QUERIED'], to: 'VERIFIED', who: ['manager', 'collector'] },
  post: { from: ['VERIFIED'], to: 'POSTED', who: ['manager'] },
  reject: { from: openDirectStatuses, to: 'REJECTED', who: ['manager'] },
} as const satisfies Record<DirectCommand, Move>

/** Why this side cannot do this now, or null. */
export function whyNotDirect(status: DirectStatus, command: DirectCommand, who: DirectSide): Refusal | null {
  const move: Move = directMoves[command]
  if (!move.who.includes(who)) return new Refusal('payments.directNotYours')
  if (!isOpenDirect(status)) return new Refusal('payments.directDecided')
  return move.from.includes(status) ? null : new Refusal('payments.directNotNow')
}

/** A38: so many hours from receipt, by the clock: an hour that a change of the clocks adds or takes is not counted. */
export const reportHours = 48
/** A question about a report is answered within so many calendar days [G], like a question of ours (Part 7.7). */
export const directAnswerDays = 10

/** Whether a question about a report was not answered by its day: then the desk decides with what is known. */
export const isUnanswered = (
  { status, answerDueOn }: { readonly status: string; readonly answerDueOn: string | null },
  today: Day,
): boolean => status === 'QUERIED' && answerDueOn !== null && answerDueOn < today

/** When the money arrived: the day at the bank, and the time where somebody knows it (minutes since midnight). */
export type Received = { readonly on: Day; readonly minute: number | null }

/**
 * The moment from which the hours count, on the creditor's own clock. A statement of account names only a day: then
 * they begin when that day is over, because nobody can be late for a moment that nobody could see [G].
 */
export function receiptMoment({ on, minute }: Received, timeZone: string): Instant {
  return minute === null ? momentAt(addDays(on, 1), 0, timeZone) : momentAt(on, minute, timeZone)
}

/** By when it has to be reported. */
export const reportBy = (received: Received, timeZone: string): Instant =>
  addHours(receiptMoment(received, timeZone), reportHours)

/** Whether it was reported after its hours. A late report counts like any other; that it was late is kept (A38). */
export const isLateReport = (received: Received, reportedAt: Instant, timeZone: string): boolean =>
  reportedAt > reportBy(received, timeZone)

/** What is left of the hours, in whole minutes rounded down; nothing once they are over. */
export function minutesLeft(received: Received, now: Instant, timeZone: string): number {
  const left = Date.parse(reportBy(received, timeZone)) - Date.parse(now)
  return Math.max(0, Math.floor(left / 60_000))
}

export type BeforeReporting = {
  readonly isCollecting: boolean
  readonly now: Instant
  readonly timeZone: string
  /** What has been reported for this case and was not rejected. */
  readonly reported: readonly {
    readonly receivedOn: Day
    readonly amount: Minor
    readonly reference: string | null
  }[]
}

/** Why this cannot be reported, or null: nothing is collected, it lies in the future, or it is known already. */
export function whyNotReport(
  report: { readonly received: Received; readonly amount: Minor; readonly reference: string | null },
  { isCollecting, now, timeZone, reported }: BeforeReporting,
): Refusal | null {
  if (!isCollecting) return new Refusal('payments.directClosed')
  const { received, amount, reference } = report
  const isAhead =
    received.on > dayOf(now, timeZone) ||
    (received.minute !== null && receiptMoment(received, timeZone) > now)
  if (isAhead) return new Refusal('payments.directInFuture')
  const isKnown = reported.some(
    (known) => known.receivedOn === received.on && known.amount === amount && known.reference === reference,
  )
  return isKnown ? new Refusal('payments.directKnown') : null
}

/**
 * What is not asked for while a report is looked at: of each invoice as much as the report would pay of it, so that the
 * debtor is asked for nothing that it says to have paid. What lies beyond the claim holds nothing.
 */
export function holdsOfReport(allocations: readonly Allocation[]): Held[] {
  const invoices = new Set(allocations.map(({ invoiceId }) => invoiceId))
  return [...invoices].flatMap((invoiceId) => {
    if (invoiceId === null) return []
    const own = allocations.filter((piece) => piece.invoiceId === invoiceId && piece.part !== 'CREDIT')
    const amount = sum(own.map((piece) => piece.amount))
    return amount > 0 ? [{ invoiceId: invoiceId as InvoiceId, amount }] : []
  })
}
