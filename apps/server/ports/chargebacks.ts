import type { Instant } from '#shared/dates.ts'
import type { Currency, Minor } from '#shared/money.ts'
import type { EvidencePart } from '#shared/payments/chargeback.ts'

/** A card payment that a bank has taken back, or asks about, as the provider knows it. */
export type ProviderDispute = {
  disputeId: string
  paymentIntentId: string | null
  /** The provider's words for where it stands and why: `needs_response`, `won`; `fraudulent`. */
  status: string
  reason: string
  amountMinor: Minor
  currency: Currency
  openedAt: Instant
  /** Until when an answer is taken; null where none is. */
  evidenceDueAt: Instant | null
}

export type EvidenceFile = { part: EvidencePart; name: string; mediaType: string; bytes: Uint8Array }

/** What banks take back, at the provider that took the money. */
export type ChargebacksDoor = {
  /** Oldest first. For what no webhook ever announced. */
  listSince(since: Instant): Promise<ProviderDispute[]>
  retrieve(disputeId: string): Promise<ProviderDispute>
  /** A bank reads one answer: the same attempt twice is one. Refused with `payments.chargebackOver` where it takes none. */
  answer(answer: {
    disputeId: string
    attempt: number
    words: string
    files: EvidenceFile[]
  }): Promise<ProviderDispute>
  /** Gives it up for good. Refused with `payments.chargebackOver` where it is over already. */
  accept(disputeId: string): Promise<ProviderDispute>
}
