import { createStore, del, entries, get, set } from 'idb-keyval'
import type { Instant } from '#shared/dates.ts'
import type { CaseId, DirectPaymentId } from '#shared/ids.ts'
import type { Currency } from '#shared/money.ts'
import type { ReportDirectInput } from '#shared/payments/direct-payment-input.ts'
import type { RefusalParams } from '#shared/refusal.ts'

/**
 * A direct payment that was reported without a connection, whole and under the id that it was typed with: sent twice, it
 * is one (A38). Its photos wait beside it, as every file does.
 */
export type PendingReport = {
  directPaymentId: DirectPaymentId
  caseId: CaseId
  userId: string
  report: ReportDirectInput
  currency: Currency
  keptAt: Instant
  /** What the server has said no to; it goes nowhere until the person has seen why. */
  refusal: { code: string; params: RefusalParams } | null
}

const store = createStore('saldo-reports', 'reports')

export const pendingReport = (id: DirectPaymentId): Promise<PendingReport | undefined> => get(id, store)
export const keepReport = (report: PendingReport): Promise<void> => set(report.directPaymentId, report, store)
export const forgetReport = (id: DirectPaymentId): Promise<void> => del(id, store)

/** Everything of this person that has not arrived yet, oldest first. */
export async function pendingReports(userId: string): Promise<PendingReport[]> {
  const all = await entries<DirectPaymentId, PendingReport | undefined>(store)
  const own = all.flatMap(([, report]) => (report?.userId === userId ? [report] : []))
  return own.toSorted((one, other) => (one.directPaymentId < other.directPaymentId ? -1 : 1))
}
