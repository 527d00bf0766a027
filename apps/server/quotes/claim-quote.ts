import type { CreditorId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import type { House } from '../house.ts'
import { secretHash } from '../secrets.ts'
import { type OpenedQuote, openQuote } from './quote-queries.ts'

/**
 * Makes a quote that was asked for without signing in the company's own: whoever brings the token of its link may.
 * A quote that belongs to another company is not found. It runs before the transaction of the case, because until it
 * is claimed, row-level security hides an unowned quote from every company.
 */
export async function claimQuote(
  house: Pick<House, 'db' | 'clock'>,
  { token, creditorId }: { token: string; creditorId: CreditorId },
): Promise<OpenedQuote> {
  const tokenHash = secretHash(token)
  await house.db.quote.updateMany({ where: { tokenHash, creditorId: null }, data: { creditorId } })
  const owned = await house.db.quote.count({ where: { tokenHash, creditorId } })
  if (owned === 0) throw new Refusal('access.notFound')
  return openQuote(house, token)
}
