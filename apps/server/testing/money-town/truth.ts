import type { MoneyTown } from './money-town.ts'
import type { Ordered } from './town-bank.ts'

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
  const rows = await town.saldo.house.db.bankEntry.findMany({
    where: { creditorId, lossMinor: { gt: 0n } },
    select: { entryReference: true, lossMinor: true },
  })
  const lost = new Map(rows.map(({ entryReference, lossMinor }) => [entryReference, Number(lossMinor)]))
  const { fees } = paidOutFor(town, creditorId, await asideOf(town))
  return town.bank.bookings
    .filter((booking) => booking.creditorId === creditorId)
    .reduce(
      (all, { id, what, amount, charges }) =>
        all + charges - (what === 'CHARGED' ? amount : 0) + (lost.get(id) ?? 0),
      fees,
    )
}

/** Under the refund that they belong to, the transfers that the bank was asked for. */
export async function leftFor({
  bank,
  saldo: { house },
}: MoneyTown): Promise<(refundId: string) => Ordered[]> {
  const rows = await house.db.payBack.findMany({ where: { kind: 'REFUND' } })
  return (refundId) => {
    const names = rows.filter(({ subjectId }) => subjectId === refundId).map(({ endToEndId }) => endToEndId)
    return bank.orders.filter(({ endToEndId }) => names.includes(endToEndId))
  }
}

/** From which account a receipt came, as the bank itself has booked it. */
export async function payersOf({ bank, saldo: { house } }: MoneyTown) {
  const assigned = await house.db.bankAssignment.findMany({
    select: { paymentId: true, entry: { select: { entryReference: true } } },
  })
  const rests = new Map(
    (await house.db.payment.findMany({ select: { id: true, restOfId: true } })).map((row) => [
      row.id,
      row.restOfId ?? row.id,
    ]),
  )
  return (paymentId: string): string | undefined => {
    const of = assigned.find((row) => row.paymentId === rests.get(paymentId))
    return bank.bookings.find(({ id }) => id === of?.entry.entryReference)?.entry.iban
  }
}

type Receipt = { status: string; amountMinor: bigint; refunds: readonly Given[] }
type Given = { orderedAt: Date | null; fromCreditMinor: bigint }

/**
 * What is booked of one payment and of what was made of it. Credit that went back of a receipt is gone with it where that
 * receipt was taken back since.
 */
export function bookedOf(family: readonly Receipt[]): number {
  const standing = family.filter(({ status }) => status === 'SUCCEEDED')
  const gone = standing
    .flatMap(({ refunds }) => refunds)
    .filter(({ orderedAt }) => orderedAt !== null)
    .reduce((all, { fromCreditMinor }) => all + Number(fromCreditMinor), 0)
  return standing.reduce((all, { amountMinor }) => all + Number(amountMinor), -gone)
}
