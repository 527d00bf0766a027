import type { Instant } from '#shared/dates.ts'
import { Refusal } from '#shared/refusal.ts'
import type { CheckoutRequest, ProviderEvent } from '../../ports/payments.ts'
import type { Chance } from './chance.ts'

/** Whoever is asked cannot be reached now and then: before the deed, or after it, so that its answer gets lost. */
export function mayFail(chance: Chance, share: number): void {
  if (chance.happens(share)) throw new Refusal('payments.providerUnavailable')
}

export const metadataOf = ({ paymentId, caseId }: CheckoutRequest) => ({ paymentId, caseId })

/** An event as the provider tells it: a field that it does not speak of is null. */
export const eventOf = (
  id: string,
  kind: ProviderEvent['kind'],
  providerType: string,
  createdAt: Instant,
  told: Partial<ProviderEvent>,
): ProviderEvent => ({
  id,
  kind,
  providerType,
  createdAt,
  live: false,
  paid: false,
  sessionId: null,
  paymentIntentId: null,
  chargeId: null,
  refundId: null,
  dispute: null,
  payoutId: null,
  amountMinor: null,
  currency: null,
  status: null,
  metadata: {},
  ...told,
})
