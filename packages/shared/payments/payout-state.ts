/** Where a payout of the card provider stands. */
export const payoutStates = ['EXPECTED', 'PAID', 'ARRIVED', 'FAILED', 'CARRIED'] as const
export type PayoutState = (typeof payoutStates)[number]

/**
 * What is known of a payout: expected; paid, by the provider's word, and not seen at the bank yet; arrived, by the bank's
 * own booking; failed, its money with the provider again; or carried, its money on the way with a later one.
 */
export function payoutState(payout: {
  status: string
  arrivedOn: string | null
  carriedById: string | null
}): PayoutState {
  if (payout.status === 'FAILED') return payout.carriedById === null ? 'FAILED' : 'CARRIED'
  if (payout.arrivedOn !== null) return 'ARRIVED'
  return payout.status === 'PAID' ? 'PAID' : 'EXPECTED'
}

/** What a movement of a payout was, in our words; the provider has more of its own. */
export const payoutMoveKinds = ['charge', 'refund', 'chargeback', 'carried', 'other'] as const
export type PayoutMoveKind = (typeof payoutMoveKinds)[number]

const ours: Readonly<Record<string, PayoutMoveKind>> = {
  charge: 'charge',
  payment: 'charge',
  refund: 'refund',
  payment_refund: 'refund',
  adjustment: 'chargeback',
  payout_failure: 'carried',
  payout_cancel: 'carried',
}
export const payoutMoveKind = (word: string): PayoutMoveKind => ours[word] ?? 'other'
