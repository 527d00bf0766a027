import type { CreditorId, QuoteId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { isExpired } from './quote-queries.ts'

/** What a case takes over from its quote, so that nothing is typed twice and the price stays (A06). */
export type AcceptedQuote = {
  quoteId: QuoteId
  tariff: string
  feeNumerator: string
  feeDenominator: string
}

/**
 * Fixes the price of a claimed quote in the transaction in which its case is made; `for update` lets two cases wait for
 * each other. A repeat is the same acceptance. Refuses an expired quote and somebody else's.
 */
export async function acceptQuote(
  house: Pick<House, 'clock'>,
  tx: Tx,
  { quoteId, creditorId }: { quoteId: QuoteId; creditorId: CreditorId },
): Promise<AcceptedQuote> {
  await tx.$queryRaw`select id from "Quote" where id = ${quoteId} for update`
  const quote = await tx.quote.findUnique({ where: { id: quoteId } })
  if (!quote || (quote.creditorId !== null && quote.creditorId !== creditorId))
    throw new Refusal('access.notFound')
  if (isExpired(house, quote)) throw new Refusal('quotes.expired', { on: quote.validUntilOn })
  if (quote.status === 'ISSUED') {
    const acceptedAt = new Date(house.clock.now())
    await tx.quote.update({ where: { id: quoteId }, data: { status: 'ACCEPTED', acceptedAt } })
  }
  const { tariff, feeNumerator, feeDenominator } = quote
  return { quoteId, tariff, feeNumerator, feeDenominator }
}
