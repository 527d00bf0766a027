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

/** A payment with what is left of it, or came again of it: one receipt. */
export type ReceiptGroup<Row> = {
  /** The payment as it came to this case. */
  readonly origin: Row
  readonly own: readonly Row[]
  /** The name by which others know it: the payment as it first came, be it to another case. */
  readonly key: string
}

/**
 * What is left of a payment, or came again of it, is a row of its own and the same money: it stands with the one it is
 * of. One that was moved here from another case came to this case as a whole, and is an origin of its own.
 */
export function receiptGroups<Row extends { readonly id: string; readonly restOfId: string | null }>(
  rows: readonly Row[],
): ReceiptGroup<Row>[] {
  const groups = new Map<string, Row[]>()
  // The payment itself, and then what followed of it: ids sort by time.
  const follows = ({ restOfId }: Row) => (restOfId === null ? 0 : 1)
  const inOrder = rows.toSorted((one, other) => follows(one) - follows(other) || (one.id < other.id ? -1 : 1))
  for (const row of inOrder) {
    const key = row.restOfId ?? row.id
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups].flatMap(([key, own]) => (own[0] ? [{ origin: own[0], own, key }] : []))
}

/** A receipt as it came, and what became of it since. */
export type ReceiptHistory = { readonly state: ReceiptState; readonly gone: readonly Gone[] }

/**
 * What has become of a receipt: whole or in part given back, or charged back, with amounts and days, oldest first. It
 * counts as long as it, or what came again of it, pays something. One that counts no more and of which neither is known
 * was taken back by a transfer that the bank has returned, or was assigned to the wrong case.
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
