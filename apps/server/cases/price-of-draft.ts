import type { CaseInput } from '#shared/cases/case-input.ts'
import { type CasePrice, priceOfCase, type QuotedPrice } from '#shared/cases/price.ts'
import { type Country, timeZone } from '#shared/countries.ts'
import { type Day, day } from '#shared/dates.ts'
import type { CreditorId, QuoteId } from '#shared/ids.ts'
import { fromBigInt, type Minor } from '#shared/money.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { acceptQuote } from '../quotes/accept-quote.ts'

type ToPrice = {
  quoteId: string | null
  creditorId: CreditorId
  country: Country
  input: Pick<CaseInput, 'currency' | 'debtor'>
  placed: { principal: Minor; oldestDueOn: Day }
}

/** The price at which a draft is submitted now; a quote that still holds is accepted in the same transaction. */
export async function priceOfDraft(house: Pick<House, 'clock'>, tx: Tx, draft: ToPrice): Promise<CasePrice> {
  const { quoteId, creditorId, country, input, placed } = draft
  const today = house.clock.today(timeZone(country))
  const quoted = quoteId ? await quotedPrice(tx, quoteId) : null
  const claim = {
    ...placed,
    currency: input.currency,
    creditorCountry: country,
    debtorCountry: input.debtor.country,
  }
  const price = priceOfCase(claim, quoted, today)
  if (price.why === 'QUOTED' && quoteId)
    await acceptQuote(house, tx, { quoteId: quoteId as QuoteId, creditorId })
  return price
}

/** What a quote has fixed; null where it is not this company's to see. */
export async function quotedPrice(tx: Tx, quoteId: string): Promise<QuotedPrice | null> {
  const row = await tx.quote.findUnique({ where: { id: quoteId } })
  if (!row) return null
  return {
    tariff: row.tariff,
    share: { numerator: Number(row.feeNumerator), denominator: Number(row.feeDenominator) },
    principal: fromBigInt(row.principalMinor),
    currency: row.currency,
    debtorCountry: row.debtorCountry,
    dueOn: day(row.dueOn),
    validUntilOn: day(row.validUntilOn),
  }
}
