import type { MoneyTown } from './money-town.ts'

/** What was set aside pays nothing and stands apart, until a person has found the case that it is for. */
export async function asideOf(town: MoneyTown): Promise<ReadonlySet<string>> {
  const rows = await town.saldo.house.db.setAsidePayment.findMany({
    where: { postedPaymentId: null },
    select: { providerPaymentId: true },
  })
  return new Set(rows.flatMap(({ providerPaymentId }) => (providerPaymentId ? [providerPaymentId] : [])))
}

/** What the card provider has sent to the bank of one creditor's money, and what it has kept of it. */
export function paidOutFor(
  town: MoneyTown,
  creditorId: string,
  aside: ReadonlySet<string>,
): { amount: number; fees: number } {
  const whose = new Map(
    town.network.charges.map(({ intentId, caseId }) => [intentId, town.creditorOf(caseId)]),
  )
  const own = town.network.clearing.arrived.filter(
    ({ paymentIntentId: intent }) => intent && !aside.has(intent) && whose.get(intent) === creditorId,
  )
  const all = (of: 'amount' | 'fee') => own.reduce((sum, move) => sum + move[of], 0)
  return { amount: all('amount'), fees: all('fee') }
}

/** What the card provider holds of one creditor, by its own account: taken, less given back, less paid out. */
export function heldFor(town: MoneyTown, creditorId: string, aside: ReadonlySet<string> = new Set()): number {
  return town.network.charges
    .filter(({ caseId, intentId }) => town.creditorOf(caseId) === creditorId && !aside.has(intentId))
    .reduce(
      (all, { amount, refunded, disputed }) => all + amount - refunded - disputed,
      -paidOutFor(town, creditorId, aside).amount,
    )
}

/** What has reached an account of somebody else's and stayed there, by the bank's own account. */
export function arrivedAt(town: MoneyTown, creditorId: string, isThere: (iban: string) => boolean): number {
  const { iban: from } = town.accountOf(creditorId)
  return town.bank.orders
    .filter((order) => order.from === from && order.status === 'DONE' && isThere(order.to))
    .reduce((all, { amount }) => all + amount, 0)
}

/**
 * What the client account has lost and we have to bear, by the bank's and the provider's own account: their charges, and
 * what was taken back of money that had been given back already, of which a person has said so.
 */
export async function borneFor(town: MoneyTown, creditorId: string): Promise<number> {
  const lost = await town.saldo.house.db.bankEntry.findMany({
    where: { creditorId, kind: 'RETURNED_CREDIT', matchedBy: 'PERSON' },
    select: { entryReference: true },
  })
  const isLost = new Set(lost.map(({ entryReference }) => entryReference))
  const { fees } = paidOutFor(town, creditorId, await asideOf(town))
  return town.bank.bookings
    .filter((booking) => booking.creditorId === creditorId)
    .reduce(
      (all, { id, what, amount, charges }) =>
        all + charges - (what === 'CHARGED' || isLost.has(id) ? amount : 0),
      fees,
    )
}
