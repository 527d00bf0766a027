import type { Instant } from '../dates.ts'
import { max, type Minor, min, subtract, zero } from '../money.ts'
import { Refusal } from '../refusal.ts'

/** A payer's bank takes a card payment back: asked about, looked into, and decided for or against us. */
export const chargebackStatuses = ['NEEDS_EVIDENCE', 'UNDER_REVIEW', 'WON', 'LOST', 'ACCEPTED'] as const
export type ChargebackStatus = (typeof chargebackStatuses)[number]

export const isOpenChargeback = (status: string): boolean =>
  status === 'NEEDS_EVIDENCE' || status === 'UNDER_REVIEW'

/** What the provider says about where it stands; everything that is a question without money is none of these. */
const told: Record<string, ChargebackStatus | undefined> = {
  needs_response: 'NEEDS_EVIDENCE',
  under_review: 'UNDER_REVIEW',
  won: 'WON',
  lost: 'LOST',
}

/** Our word for the provider's; null for an inquiry that has taken no money, and for words that we do not know. */
export const chargebackStatusOf = (providerStatus: string | null): ChargebackStatus | null =>
  (providerStatus === null ? undefined : told[providerStatus]) ?? null

const rank = (status: ChargebackStatus): number =>
  status === 'NEEDS_EVIDENCE' ? 0 : status === 'UNDER_REVIEW' ? 1 : 2

/**
 * Where it stands after this news, which may come twice, late and in any order: what has been decided stays decided, and
 * what is being looked into is not asked again.
 */
export const statusAfterNews = (now: ChargebackStatus | null, said: ChargebackStatus): ChargebackStatus =>
  now === null || rank(said) > rank(now) ? said : now

/**
 * How much of a payment that still stands a bank takes now: what it asks for and has not taken yet, never more than is
 * there. What was given back before is not taken a second time (C9).
 */
export const amountToTake = (asked: Minor, taken: Minor, standing: Minor): Minor =>
  max(zero, min(subtract(asked, taken), standing))

/** Why a bank says to have taken it back, in the provider's words; another word is a reason like any other. */
export const chargebackReasons = [
  'fraudulent',
  'unrecognized',
  'duplicate',
  'product_not_received',
  'product_unacceptable',
  'credit_not_processed',
  'subscription_canceled',
  'general',
] as const
export type ChargebackReason = (typeof chargebackReasons)[number]
export const chargebackReasonOf = (said: string): ChargebackReason =>
  chargebackReasons.find((known) => known === said) ?? 'general'

/** What a bank takes as evidence, one file each. */
export const evidenceParts = ['receipt', 'service', 'correspondence', 'other'] as const
export type EvidencePart = (typeof evidenceParts)[number]

/** All files together, as the provider takes them. */
export const mostEvidenceBytes = 4_500_000
const evidenceTypes: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png']

type Answerable = {
  readonly status: string
  /** Our answer is written, or it is given up; a bank takes one. */
  readonly isAnswered: boolean
  readonly evidenceDueAt: Instant | null
}

/** Why we cannot answer or give up now, or null. */
export function whyNotAnswerChargeback(
  { status, isAnswered, evidenceDueAt }: Answerable,
  now: Instant,
): Refusal | null {
  if (status !== 'NEEDS_EVIDENCE' || isAnswered) return new Refusal('payments.chargebackOver')
  return evidenceDueAt !== null && now > evidenceDueAt ? new Refusal('payments.chargebackTooLate') : null
}

/** Why these files cannot be sent, or null. */
export function whyNotEvidence(
  files: readonly { readonly name: string; readonly mediaType: string; readonly sizeBytes: number }[],
): Refusal | null {
  const wrong = files.find(({ mediaType }) => !evidenceTypes.includes(mediaType))
  if (wrong) return new Refusal('payments.evidenceType', { name: wrong.name })
  const bytes = files.reduce((all, { sizeBytes }) => all + sizeBytes, 0)
  return bytes > mostEvidenceBytes ? new Refusal('payments.evidenceTooLarge') : null
}
