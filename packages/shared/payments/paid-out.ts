import { type Minor, subtract, sum } from '../money.ts'

/** What moved the creditor's money of one case, one step after the other as the books have them. */
export type PayableStep =
  /** What a receipt brought the creditor: the money, and less of it by our share. */
  | { readonly kind: 'RECEIPT'; readonly paymentId: string; readonly isCard: boolean; readonly amount: Minor }
  /** What was taken back or put right: it goes with the next remittance, whatever else does. */
  | { readonly kind: 'OTHER'; readonly amount: Minor }
  | { readonly kind: 'REMITTED'; readonly remittanceId: string; readonly amount: Minor }

type Waiting = Exclude<PayableStep, { kind: 'REMITTED' }>

/**
 * With which remittance each receipt was paid out. A remittance takes everything that stands in the books of a case but
 * the newest card payments, which the provider still holds (`clearedOf`); how many those were follows from what it took.
 */
export function paidOutWith(steps: readonly PayableStep[]): ReadonlyMap<string, string> {
  const paid = new Map<string, string>()
  let waiting: Waiting[] = []
  for (const step of steps) {
    if (step.kind !== 'REMITTED') {
      waiting.push(step)
      continue
    }
    const stays = stillWithProvider(waiting, step.amount)
    const isStaying = (one: Waiting) => one.kind === 'RECEIPT' && stays.has(one.paymentId)
    for (const one of waiting)
      if (one.kind === 'RECEIPT' && !isStaying(one)) paid.set(one.paymentId, step.remittanceId)
    waiting = waiting.filter(isStaying)
  }
  return paid
}

function stillWithProvider(waiting: readonly Waiting[], remitted: Minor): ReadonlySet<string> {
  const stays = new Set<string>()
  let left = sum(waiting.map(({ amount }) => amount))
  for (const one of waiting.toReversed()) {
    if (left <= remitted) break
    if (one.kind !== 'RECEIPT' || !one.isCard || stays.has(one.paymentId)) continue
    stays.add(one.paymentId)
    const own = waiting.filter((other) => other.kind === 'RECEIPT' && other.paymentId === one.paymentId)
    left = subtract(left, ...own.map(({ amount }) => amount))
  }
  return stays
}
