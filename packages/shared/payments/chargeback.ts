/** A payer's bank takes a card payment back: asked about, and decided for or against us. */
export const chargebackStatuses = ['OPENED', 'WON', 'LOST'] as const
export type ChargebackStatus = (typeof chargebackStatuses)[number]

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

/** What news of a bank means for one that we know, or do not know yet. */
export type ChargebackNews = 'open' | 'win' | 'lose' | 'open-and-win' | 'open-and-lose' | 'nothing'

/**
 * News comes twice, late and out of order: what is decided stays decided, and a decision that arrives before the
 * question opens and decides at once, so that the money has gone and come back.
 */
export function chargebackNews(known: ChargebackStatus | null, now: ChargebackStatus): ChargebackNews {
  if (known === null) return now === 'OPENED' ? 'open' : now === 'WON' ? 'open-and-win' : 'open-and-lose'
  if (known !== 'OPENED' || now === 'OPENED') return 'nothing'
  return now === 'WON' ? 'win' : 'lose'
}

/** How many days before the bank's deadline the desk is to be done with its answer [G]: the provider needs its time. */
export const evidenceReserveDays = 2
