import type { Currency, Minor } from '../money.ts'
import { subtract, sum } from '../money.ts'

/** One movement at the card provider: what it did to the balance there, and what the provider kept of it. */
export type PayoutMove = {
  readonly moveId: string
  /** The provider's word: charge, refund, adjustment, payout_failure. */
  readonly kind: string
  /** The charge, refund or dispute that it is about; of a payout that came back, the payout. */
  readonly sourceId: string | null
  readonly paymentIntentId: string | null
  readonly amount: Minor
  readonly fee: Minor
  readonly currency: Currency
}

/** The payout stands among its own movements, with the other sign. */
export const isOwnMove = ({ kind }: Pick<PayoutMove, 'kind'>): boolean => kind === 'payout'

/** The provider's words for a payout that had failed and leaves again with another. */
export const carryingKinds = ['payout_failure', 'payout_cancel'] as const

/** A payout that had failed leaves again with this one. */
export const carries = ({ kind, sourceId }: Pick<PayoutMove, 'kind' | 'sourceId'>): string | null =>
  carryingKinds.some((one) => one === kind) ? sourceId : null

/**
 * By how much what a payout is made of differs from what was paid out; nothing of it is booked until this is zero,
 * since then the provider has not told of everything yet.
 */
export const unexplained = (
  paidOut: Minor,
  moves: readonly Pick<PayoutMove, 'amount' | 'fee' | 'kind'>[],
): Minor =>
  subtract(
    paidOut,
    sum(moves.filter((move) => !isOwnMove(move)).map(({ amount, fee }) => subtract(amount, fee))),
  )

/** What a bank's booking says; the provider's own words stand in one of them. */
export type BankWords = {
  readonly endToEndId: string | null
  readonly reference: string | null
  readonly text: string | null
}

/** Whether a booking of the bank names the payout; banks leave out spaces, and change the case of letters. */
export function namesPayout(words: BankWords, references: readonly string[]): boolean {
  const bare = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  const said = [words.endToEndId, words.reference, words.text].map((text) => bare(text ?? ''))
  return references.some((name) => bare(name).length >= 8 && said.some((text) => text.includes(bare(name))))
}
