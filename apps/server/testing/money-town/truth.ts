import type { MoneyTown } from './money-town.ts'

/** What the card provider holds of one creditor, by its own account: taken, less given back, less paid out. */
export function heldFor(
  town: MoneyTown,
  creditorId: string,
  without: ReadonlySet<string> = new Set(),
): number {
  const taken = town.network.charges
    .filter(({ caseId, intentId }) => town.creditorOf(caseId) === creditorId && !without.has(intentId))
    .reduce((all, { amount, refunded, disputed }) => all + amount - refunded - disputed, 0)
  const paidOut = town.payouts.filter((payout) => payout.creditorId === creditorId)
  return paidOut.reduce((all, { amount }) => all - amount, taken)
}

/** What has reached an account of somebody else's and stayed there, by the bank's own account. */
export function arrivedAt(town: MoneyTown, creditorId: string, isThere: (iban: string) => boolean): number {
  const { iban: from } = town.accountOf(creditorId)
  return town.bank.orders
    .filter((order) => order.from === from && order.status === 'DONE' && isThere(order.to))
    .reduce((all, { amount }) => all + amount, 0)
}

/**
 * What the client account has lost and we have to bear, by the bank's own account: its charges, and what it took back of
 * money that had been given back already, of which a person has said so.
 */
export async function borneFor(town: MoneyTown, creditorId: string): Promise<number> {
  const lost = await town.saldo.house.db.bankEntry.findMany({
    where: { creditorId, kind: 'RETURNED_CREDIT', matchedBy: 'PERSON' },
    select: { entryReference: true },
  })
  const isLost = new Set(lost.map(({ entryReference }) => entryReference))
  return town.bank.bookings
    .filter((booking) => booking.creditorId === creditorId)
    .reduce(
      (all, { id, what, amount, charges }) =>
        all + charges - (what === 'CHARGED' || isLost.has(id) ? amount : 0),
      0,
    )
}
