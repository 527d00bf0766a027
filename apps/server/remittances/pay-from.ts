import type { Party } from '#shared/bank/pain.ts'
import type { Currency } from '#shared/money.ts'
import type { House } from '../house.ts'

/** The account that a creditor's money leaves: the client money account, apart from our own (C7). */
export async function payFrom(house: House, _creditorId: string, _currency: Currency): Promise<Party> {
  const account = house.config.clientBank
  if (!account) throw new Error('A run needs the client account')
  return account
}
