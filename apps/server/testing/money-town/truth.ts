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
