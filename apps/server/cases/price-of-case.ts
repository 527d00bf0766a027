import { defaultMandate } from '#shared/agreements/mandate.ts'
import type { Terms } from '#shared/cases/yours.ts'
import { day } from '#shared/dates.ts'
import { minor } from '#shared/money.ts'
import { eurRate, fromEur } from '#shared/quotes/eur-rates.ts'
import { tariffVersion } from '#shared/quotes/tariff.ts'
import { mandateOf } from '../agreements/agreement-queries.ts'

/** The columns that the price of a case and the share of its creditor are worked out from. */
export const termsColumns = {
  tariff: true,
  feeNumerator: true,
  feeDenominator: true,
  currency: true,
  placedOn: true,
  agreement: { select: { mandate: true } },
  creditor: { select: { country: true } },
} as const

type Priced = {
  tariff: string | null
  feeNumerator: string | null
  feeDenominator: string | null
  currency: string
  placedOn: string | null
}
type Agreed = Priced & { agreement: { mandate: unknown } | null; creditor: { country: string } }

/** The price that was fixed when the case was submitted; null for a draft. */
export function priceOf({ tariff, feeNumerator, feeDenominator, currency, placedOn }: Priced) {
  if (!tariff || !feeNumerator || !feeDenominator || !placedOn) return null
  return {
    share: { numerator: minor(Number(feeNumerator)), denominator: minor(Number(feeDenominator)) },
    minimum: fromEur(tariffVersion(tariff).minimumFee, eurRate(currency, day(placedOn))),
  }
}

/** What decides how much of the money of a case is the creditor's; null while it has no price. */
export function termsOf(row: Agreed): Terms | null {
  const price = priceOf(row)
  if (!price || !row.tariff) return null
  return {
    price,
    mandate: row.agreement ? mandateOf(row.agreement.mandate) : defaultMandate,
    creditorCountry: row.creditor.country,
    agency: tariffVersion(row.tariff).agency,
  }
}
