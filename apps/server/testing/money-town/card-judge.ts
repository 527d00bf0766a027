import { balances } from './judge.ts'
import type { MoneyTown } from './money-town.ts'
import { asideOf, bookedOf, heldFor } from './truth.ts'

/** Charged once is known once, with its amount, and what went back is known to have gone back; nothing else is booked. */
export async function cardDifferences(town: MoneyTown): Promise<string[]> {
  const { db } = town.saldo.house
  const found: string[] = []
  const payments = await db.payment.findMany({ orderBy: { id: 'asc' }, include: { refunds: true } })
  const aside = await db.setAsidePayment.findMany()
  const isAside = await asideOf(town)
  // What a person has found a case for is booked as a payment that nobody had started.
  const isFound = new Set(aside.map(({ postedPaymentId }) => postedPaymentId))

  for (const { intentId, paymentId, amount, refunded, disputed } of town.network.charges) {
    const origin = payments.filter(({ providerPaymentId }) => providerPaymentId === intentId)
    const counted = origin.filter(({ status }) => status === 'SUCCEEDED' || status === 'TAKEN_BACK')
    const times = counted.length + (isAside.has(intentId) ? 1 : 0)
    if (times !== 1) {
      found.push(`${paymentId} was charged once and is known ${times} times`)
      continue
    }
    const [first] = counted
    if (!first) continue
    if (first.id !== paymentId && !isFound.has(first.id))
      found.push(`${paymentId} was charged and ${first.id} is booked for it`)
    if (Number(first.amountMinor) !== amount)
      found.push(`${paymentId} was charged with another amount than is booked`)
    const family = payments.filter(({ id, restOfId }) => id === first.id || restOfId === first.id)
    const booked = bookedOf(family)
    const kept = amount - refunded - disputed
    if (booked !== kept) found.push(`of ${paymentId} the provider has kept ${kept}, and ${booked} is booked`)
  }

  const charged = new Set<string>(town.network.charges.map(({ paymentId }) => paymentId))
  for (const { id, method, status, restOfId } of payments)
    if (
      method === 'card' &&
      status === 'SUCCEEDED' &&
      !charged.has(restOfId ?? id) &&
      !isFound.has(restOfId ?? id)
    )
      found.push(`${id} is booked and was never charged`)

  const refunds = payments.flatMap((payment) => payment.refunds).filter(({ way }) => way === 'card')
  for (const refund of refunds) {
    const made = town.network.refunds.get(refund.id)
    const isMade = made?.status === 'succeeded'
    if ((refund.status === 'DONE') !== isMade)
      found.push(
        `the refund ${refund.id} is ${refund.status}, and the provider says ${made?.status ?? 'nothing'}`,
      )
    if (isMade && made.amount !== Number(refund.amountMinor))
      found.push(`the refund ${refund.id} gave back ${made.amount}, not ${refund.amountMinor}`)
  }
  const known = new Set([...refunds, ...aside].map(({ id }) => id))
  for (const [id] of town.network.refunds) if (!known.has(id)) found.push(`nobody asked for the refund ${id}`)

  const stands = await balances(town, 'creditorId')
  for (const { creditorId } of town.accounts) {
    const held = heldFor(town, creditorId, isAside)
    const clearing = stands(creditorId, 'CARD_CLEARING')
    if (clearing !== held) found.push(`${creditorId}: the provider holds ${held}, the books say ${clearing}`)
    const waits = aside
      .filter((row) => row.creditorId === creditorId && row.bookedAt !== null && row.settledAt === null)
      .reduce((all, { amountMinor }) => all + Number(amountMinor), 0)
    if (stands(creditorId, 'CARD_ASIDE') !== waits || -stands(creditorId, 'SET_ASIDE') !== waits)
      found.push(`${creditorId}: ${waits} is set aside, and the books say something else`)
  }
  return found
}
