import { compareDays, type Day } from '../dates.ts'
import { type Minor, min, sum } from '../money.ts'

/** Money that has left a receipt again: given back by us, or taken back by the payer's bank. */
export type Gone = { readonly kind: 'refunded' | 'chargedBack'; readonly amount: Minor; readonly on: Day }

export type ReceiptState =
  | 'paid'
  | 'partlyRefunded'
  | 'refunded'
  | 'partlyChargedBack'
  | 'chargedBack'
  | 'takenBack'

/** A receipt as it came, and what became of it since. */
export type ReceiptHistory = { readonly state: ReceiptState; readonly gone: readonly Gone[] }

/**
 * What has become of a receipt: whole or in part given back, or charged back, with amounts and days, oldest first. One
 * that counts no more and of which neither is known was taken back by a transfer that the bank has returned, or was
 * assigned to the wrong case.
 */
export function receiptHistory(amount: Minor, counts: boolean, gone: readonly Gone[]): ReceiptHistory {
  const inOrder = gone.toSorted((one, other) => compareDays(one.on, other.on))
  const of = (kind: Gone['kind']) => sum(inOrder.flatMap((one) => (one.kind === kind ? [one.amount] : [])))
  const all = min(amount, sum(inOrder.map((one) => one.amount)))
  if (inOrder.length === 0) return { state: counts ? 'paid' : 'takenBack', gone: inOrder }
  const isChargeback = of('chargedBack') > of('refunded')
  const isWhole = all >= amount
  const whole = isChargeback ? 'chargedBack' : 'refunded'
  const part = isChargeback ? 'partlyChargedBack' : 'partlyRefunded'
  return { state: isWhole ? whole : part, gone: inOrder }
}
