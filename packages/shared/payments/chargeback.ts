/** A payer's bank takes a card payment back: asked about, and decided for or against us. */
type ChargebackStatus = 'OPENED' | 'WON' | 'LOST'

/** What the provider says about where it stands; everything that is a question without money is none of these. */
const told: Record<string, ChargebackStatus | undefined> = {
  needs_response: 'OPENED',
  under_review: 'OPENED',
  won: 'WON',
  lost: 'LOST',
}

/** Our word for the provider's; null for an inquiry that has taken no money, and for words that we do not know. */
export const chargebackStatusOf = (providerStatus: string | null): ChargebackStatus | null =>
  (providerStatus === null ? undefined : told[providerStatus]) ?? null
