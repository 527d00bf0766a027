import { balances } from './judge.ts'
import type { MoneyTown } from './money-town.ts'
import { asideOf, bookedOf, leftFor, paidOutFor } from './truth.ts'

/** Every booking of the bank is known once, for what it is; each account holds what the bank says that it holds. */
export async function bankDifferences(town: MoneyTown): Promise<string[]> {
  const { db } = town.saldo.house
  const found: string[] = []
  const entries = await db.bankEntry.findMany({ include: { assignments: true } })
  const payments = await db.payment.findMany({ where: { method: 'bank' }, include: { refunds: true } })
  const ordersOf = await leftFor(town)
  const used = new Set<string>()
  for (const booking of town.bank.bookings) {
    // On the account of client money, where no creditor is named.
    if (booking.what === 'CARD_PAYOUT') continue
    const of = entries.filter(({ entryReference }) => entryReference === booking.id)
    const [entry] = of
    if (of.length !== 1 || !entry) {
      found.push(`the bank booked ${booking.id} once, and it is known ${of.length} times`)
      continue
    }
    if (entry.creditorId !== booking.creditorId) found.push(`${booking.id} is booked for another creditor`)
    if (Number(entry.amountMinor) !== booking.amount)
      found.push(`${booking.id} is booked with another amount`)
    if (booking.what !== 'PAID_IN') continue
    const paid = booking.amount + booking.charges
    const standing = entry.assignments.filter(({ takenBackAt }) => takenBackAt === null)
    const shared = standing.reduce(
      (all, { amountMinor }) => all + Number(amountMinor),
      Number(entry.restMinor),
    )
    // What we had given back already was taken back once more: of that a person has said so, and it is ours to bear.
    const back = entries.find(({ entryReference }) => entryReference === booking.backId)
    const isUnknown = back?.matchedBy === 'PERSON' && back.subjectId === null
    const isTaken = booking.isBack && !isUnknown
    const given = standing
      .filter(({ kind }) => kind === 'GIVEN_BACK')
      .reduce((all, { amountMinor }) => all + Number(amountMinor), 0)
    if (isTaken) {
      const roots = entry.assignments.map(({ paymentId }) => paymentId)
      const refunded = payments
        .filter(({ id, restOfId }) => roots.includes(restOfId ?? id))
        .flatMap(({ refunds }) => refunds.flatMap(({ id }) => ordersOf(id)))
        .reduce((all, { amount, status }) => all + (status === 'BACK' ? 0 : amount), 0)
      const loss = Number(back?.lossMinor ?? 0n)
      if (loss !== given + refunded)
        found.push(`of ${booking.id} ${given + refunded} has left twice, and ${loss} is ours to bear`)
    }
    if (shared !== (isTaken ? given : paid))
      found.push(
        `of ${booking.id} over ${paid}${booking.isBack ? ', which went back,' : ''} ${shared} is accounted for (${entry.status}, ${entry.why})`,
      )
    for (const part of standing) {
      if (part.kind !== 'ASSIGNED') continue
      used.add(part.paymentId ?? '')
      const family = payments.filter(({ id, restOfId }) => (restOfId ?? id) === part.paymentId)
      const wentBack = family
        .flatMap(({ refunds }) => refunds.flatMap(({ id }) => ordersOf(id)))
        .reduce((all, { amount, status }) => all + (status === 'BACK' ? 0 : amount), 0)
      const [stays, booked] = [Number(part.amountMinor) - wentBack, bookedOf(family)]
      if (booked !== stays)
        found.push(`of ${booking.id} ${stays} is assigned and has not gone back, and ${booked} is booked`)
      for (const { status, receivedOn } of family)
        if (status === 'SUCCEEDED' && receivedOn !== booking.on)
          found.push(`${booking.id} arrived on ${booking.on} and counts from ${receivedOn}`)
      if (town.creditorOf(part.caseId ?? '') !== booking.creditorId)
        found.push(`${booking.id} pays a case of another creditor`)
      const isMeant = booking.caseId === part.caseId
      if (part.byId === null && !isMeant && !paidBefore(town, booking.entry.iban, part.caseId))
        found.push(`${booking.id} was meant for another case than it pays`)
    }
  }
  for (const { id, restOfId, status } of payments)
    if (status === 'SUCCEEDED' && !used.has(restOfId ?? id))
      found.push(`the transfer ${id} is booked and never arrived`)

  found.push(...(await payoutDifferences(town)))
  const aside = await asideOf(town)
  const stands = await balances(town, 'creditorId')
  for (const { creditorId } of town.accounts) {
    const paidOut = paidOutFor(town, creditorId, aside)
    const holds = town.bank.balance(creditorId) + paidOut.amount - paidOut.fees
    const says = stands(creditorId, 'BANK')
    if (holds !== says) found.push(`${creditorId}: the bank holds ${holds}, the books say ${says}`)
    const inTransit = stands(creditorId, 'IN_TRANSIT')
    if (inTransit !== 0) found.push(`${creditorId}: nothing is under way, the books say ${inTransit}`)
    const waits = entries
      .filter((entry) => entry.creditorId === creditorId)
      .reduce((all, { restMinor }) => all + Number(restMinor), 0)
    if (-stands(creditorId, 'SUSPENSE') !== waits)
      found.push(`${creditorId}: what waits is not what stands in suspense`)
  }
  return found
}

/** What the card provider has sent is one booking on the account of client money, known for what it is. */
async function payoutDifferences({ bank, network, saldo: { house } }: MoneyTown): Promise<string[]> {
  const known = await house.db.collectiveEntry.findMany()
  const payouts = new Map((await house.db.cardPayout.findMany()).map((row) => [row.id, row.payoutId]))
  return bank.bookings
    .filter(({ what }) => what === 'CARD_PAYOUT')
    .flatMap(({ id, amount, entry }) => {
      const of = known.filter(({ entryReference }) => entryReference === id)
      const payoutId = payouts.get(of[0]?.subjectId ?? '')
      const meant = network.clearing.payouts.find(({ trace }) => entry.text?.includes(trace))
      if (of.length !== 1) return [`the payout ${id} was booked once, and is known ${of.length} times`]
      return payoutId === meant?.id && Number(of[0]?.amountMinor) === amount
        ? []
        : [`the bank booked the payout ${meant?.id} as ${id}, which is taken for ${payoutId ?? 'nothing'}`]
    })
}

/** An account that has paid a case before may say, together with the amount, for which case money is. */
const paidBefore = (town: MoneyTown, iban: string | undefined, caseId: string | null): boolean =>
  town.cases.some((file) => file.caseId === caseId && file.payer.iban === iban) ||
  town.bank.bookings.some((booking) => booking.entry.iban === iban && booking.caseId === caseId)
