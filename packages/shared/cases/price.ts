import type { Country } from '../countries.ts'
import { type Day, daysBetween } from '../dates.ts'
import type { Currency, Minor } from '../money.ts'
import { eurRate } from '../quotes/eur-rates.ts'
import { type ExactShare, type FeeTerms, feeTerms, percentOf } from '../quotes/fee.ts'
import { tariffOn } from '../quotes/tariff.ts'

/** What a quote has fixed, and for which claim. */
export type QuotedPrice = {
  readonly tariff: string
  readonly share: ExactShare
  readonly principal: Minor
  readonly currency: Currency
  readonly debtorCountry: Country
  readonly dueOn: Day
  readonly validUntilOn: Day
}

export type ToPrice = {
  readonly principal: Minor
  readonly currency: Currency
  readonly oldestDueOn: Day
  readonly creditorCountry: Country
  readonly debtorCountry: Country
}

/** The price of a case. `why` says where it comes from, so that nobody is surprised by another figure than quoted. */
export type CasePrice = {
  readonly tariff: string
  readonly share: ExactShare
  readonly percent: string
  readonly why: 'QUOTED' | 'QUOTE_EXPIRED' | 'DIFFERS_FROM_QUOTE' | 'TODAY'
  /** How the price of today is made; null for a quoted one, whose paper says it. */
  readonly terms: FeeTerms | null
}

/**
 * The price that a case is submitted at: the quote's, while it is valid and the claim is the one that was quoted (A06);
 * otherwise today's. A claim that turns out older than quoted is priced by its age.
 */
export function priceOfCase(claim: ToPrice, quoted: QuotedPrice | null, today: Day): CasePrice {
  const isSame =
    quoted !== null &&
    quoted.principal === claim.principal &&
    quoted.currency === claim.currency &&
    quoted.debtorCountry === claim.debtorCountry &&
    quoted.dueOn <= claim.oldestDueOn
  if (isSame && quoted.validUntilOn >= today) {
    const { tariff, share } = quoted
    return { tariff, share, percent: percentOf(share), why: 'QUOTED', terms: null }
  }
  const terms = feeTerms(tariffOn(today), {
    principal: claim.principal,
    rate: eurRate(claim.currency, today),
    creditorCountry: claim.creditorCountry,
    debtorCountry: claim.debtorCountry,
    daysOverdue: Math.max(0, daysBetween(claim.oldestDueOn, today)),
  })
  const why = quoted === null ? 'TODAY' : isSame ? 'QUOTE_EXPIRED' : 'DIFFERS_FROM_QUOTE'
  return { tariff: terms.tariff, share: terms.share, percent: terms.percent, why, terms }
}
