import type { CaseStatus } from '../cases/case.ts'
import { isCollecting } from '../cases/case.ts'
import type { CreditorId } from '../ids.ts'
import { type Currency, type Minor, sum } from '../money.ts'
import { Refusal } from '../refusal.ts'

export type WaitingMoney = {
  readonly creditorId: CreditorId
  readonly currency: Currency
  readonly status: string
  /** What of it still waits. */
  readonly rest: Minor
}
export type ChosenCase = {
  readonly caseId: string
  readonly creditorId: CreditorId
  readonly currency: Currency
  readonly status: CaseStatus
  readonly invoiceIds: readonly string[]
}
export type Part = {
  readonly caseId: string
  readonly amountMinor: number
  /** The invoices that it pays first. */
  readonly invoiceIds: readonly string[]
}

/**
 * Why waiting money cannot be assigned like this, or null: never more than waits, never to another creditor's case
 * (A56), never to a case that is over, each case once,
 * and naming invoices of that case only.
 */
export function whyNotAssign(
  money: WaitingMoney,
  parts: readonly Part[],
  cases: readonly ChosenCase[],
): Refusal | null {
  if (money.status !== 'SUSPENSE' || money.rest <= 0) return new Refusal('bank.notWaiting')
  if (new Set(parts.map(({ caseId }) => caseId)).size !== parts.length) return new Refusal('bank.caseTwice')
  for (const { caseId, invoiceIds } of parts) {
    const file = cases.find((each) => each.caseId === caseId)
    if (!file || file.creditorId !== money.creditorId) return new Refusal('bank.otherCreditor')
    if (file.currency !== money.currency) return new Refusal('bank.otherCurrencyOfCase')
    if (!isCollecting(file.status)) return new Refusal('bank.caseOver')
    if (!invoiceIds.every((one) => file.invoiceIds.includes(one))) return new Refusal('bank.otherInvoice')
  }
  const total = sum(parts.map(({ amountMinor }) => amountMinor as Minor))
  return total > money.rest
    ? new Refusal('bank.moreThanWaits', { restMinor: money.rest, currency: money.currency })
    : null
}
