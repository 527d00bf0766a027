import type { Party } from '#shared/bank/pain.ts'
import type { Currency } from '#shared/money.ts'
import { clientIban } from './client-iban.ts'
import type { House } from '../house.ts'

/**
 * The account that a creditor's money leaves: the creditor's own at our bank (A56), on which it came in; where the bank
 * has given none, the account of client money. Never our own (C7).
 */
export async function payFrom(house: House, creditorId: string, currency: Currency): Promise<Party> {
  const { clientBank, agency } = house.config
  if (!clientBank) throw new Error('A run needs the account of client money')
  const own = await clientIban(house, creditorId, currency)
  return { name: agency.name, address: clientBank.address, iban: own?.iban ?? clientBank.iban }
}
