import type { MoneyTown } from './money-town.ts'
import { leftFor, payersOf } from './truth.ts'

/** From here on two people of the desk agree, as the agency has promised its creditors. */
const ofTwo = 1_000_00

/**
 * What goes back by transfer leaves once, with its amount, to the account it came from or to the one that its debtor has
 * named last; what the bank did with it is known; and behind everything that left there stand people who said so.
 */
export async function refundDifferences(town: MoneyTown): Promise<string[]> {
  const { db } = town.saldo.house
  const { said, network } = town
  const found: string[] = []
  const refunds = await db.refund.findMany({ orderBy: { id: 'asc' } })
  const ordersOf = await leftFor(town)
  const payerOf = await payersOf(town)

  for (const { id, way, status, ...refund } of refunds) {
    const name = `the refund ${id} over ${refund.amountMinor}`
    if (status === 'HELD') found.push(`${name} lies still for ever`)
    if (said.thoughtAgain.has(id) && status !== 'TAKEN_BACK')
      found.push(`${name} was taken back, and is ${status}`)
    const orders = ordersOf(id)
    const [order] = orders
    if (way === 'transfer') {
      if (orders.length > 1) found.push(`${name} left ${orders.length} times`)
      const right = order ? (order.status === 'DONE' ? 'DONE' : 'FAILED') : null
      const isRight = right ? status === right : refund.orderedAt === null
      if (!isRight) found.push(`${name} is ${status}, and the bank says ${order?.status ?? 'nothing'}`)
      if (order && order.amount !== Number(refund.amountMinor))
        found.push(`${name} left with ${order.amount}`)
      const named = said.accountsOf(id)
      const isTheirs = named ? named.ibans.has(order?.to ?? '') : payerOf(refund.paymentId) === order?.to
      if (order && !isTheirs) found.push(`${name} went to ${order.to}, which nobody has named`)
    }
    const hasLeft = way === 'transfer' ? order !== undefined : network.refunds.has(id)
    if (!hasLeft) continue
    // Who agrees to what a debtor asks for has seen the account that it goes to.
    const since = refund.byDebtor ? (said.accountsOf(id)?.since ?? 0) : 0
    const people = said.behind(id, since)
    const needed = Number(refund.amountMinor) >= ofTwo ? 2 : 1
    if (people.size < needed) found.push(`${name} left, and of ${needed} people ${people.size} had agreed`)
  }

  const subjects = new Set(refunds.map(({ id }) => id))
  const known = new Map((await db.payBack.findMany()).map((row) => [row.endToEndId, row]))
  for (const { endToEndId, amount, to } of town.bank.orders) {
    const row = known.get(endToEndId)
    if (!endToEndId.startsWith('BACK')) continue
    if (!row || (row.kind === 'REFUND' && !subjects.has(row.subjectId)))
      found.push(`nobody asked for the transfer ${endToEndId} of ${amount}`)
    else if (Number(row.amountMinor) !== amount || row.toIban !== to)
      found.push(`the transfer ${endToEndId} is known with ${row.amountMinor} to ${row.toIban}`)
  }

  for (const caseId of new Set(said.credits.map((credit) => credit.caseId))) {
    const told = said.credits.filter((credit) => credit.caseId === caseId)
    const promised = told.reduce((all, { asked }) => all + asked, 0)
    const asked = refunds
      .filter((refund) => refund.caseId === caseId && refund.byDebtor)
      .reduce((all, { amountMinor }) => all + Number(amountMinor), 0)
    if (asked < promised)
      found.push(`the debtor of ${caseId} asked for ${promised} of credit, and ${asked} is known`)
  }
  return found
}
