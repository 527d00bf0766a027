import { newId } from '#shared/ids.ts'
import { instant, type Instant } from '#shared/dates.ts'
import {
  carries,
  carryingKinds,
  isOwnMove,
  type PayoutMove,
  unexplained,
} from '#shared/payments/card-payout.ts'
import { isRefusal } from '#shared/refusal.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'
import { faultOf } from '../log.ts'
import type { PayoutOutcome } from '../ports/payments.ts'

/** A payout that is as old as this has said everything it will ever say. */
const settledAfterDays = 45
const dayMs = 24 * 3_600_000

/**
 * Asks the provider about one payout and keeps what it is made of, also where it has failed: a later one carries the same
 * movements, and names them only by the payout that failed. What of it has arrived is booked after the bank's
 * bookings were looked at, because its word counts before the provider's.
 */
export async function readPayout(house: House, payoutId: string): Promise<void> {
  const payout = await house.payments.retrievePayout(payoutId)
  const moves = await house.payments.payoutMoves(payoutId)
  const rest = unexplained(payout.amountMinor, moves)
  // The provider has not finished telling; the next question finds the rest.
  if (rest !== 0) house.log('warn', 'payments.payout', { payoutId, rest })
  await house.db.$transaction(async (tx) => {
    const cardPayoutId = await keepPayout(house, tx, payout)
    if (rest === 0) await keepMoves(house, tx, cardPayoutId, moves)
    await house.jobs.enqueue(tx, 'bank.match-payouts', { cardPayoutId })
  })
}

async function keepPayout(house: House, tx: Tx, payout: PayoutOutcome): Promise<string> {
  const { payoutId, currency, amountMinor, status, arrivesOn, references, createdAt } = payout
  await tx.cardPayout.createMany({
    data: {
      id: newId('payout', Date.parse(house.clock.now())),
      payoutId,
      currency,
      amountMinor: BigInt(amountMinor),
      status,
      arrivesOn,
      references,
      createdAt: new Date(createdAt),
    },
    skipDuplicates: true,
  })
  const { id } = await tx.cardPayout.update({
    where: { payoutId },
    data: { status, arrivesOn, references, ...(await carriedBy(tx, payout)) },
    select: { id: true },
  })
  return id
}

/** The payout that carries it may have been read before it. */
async function carriedBy(tx: Tx, { payoutId, status }: PayoutOutcome) {
  if (status !== 'FAILED') return {}
  const line = await tx.cardPayoutLine.findFirst({
    where: { sourceId: payoutId, kind: { in: [...carryingKinds] } },
    select: { cardPayoutId: true },
  })
  return line ? { carriedById: line.cardPayoutId } : {}
}

async function keepMoves(
  house: House,
  tx: Tx,
  cardPayoutId: string,
  moves: readonly PayoutMove[],
): Promise<void> {
  const now = Date.parse(house.clock.now())
  for (const move of moves) {
    const carried = carries(move)
    if (carried)
      await tx.cardPayout.updateMany({ where: { payoutId: carried }, data: { carriedById: cardPayoutId } })
  }
  await tx.cardPayoutLine.createMany({
    data: moves
      .filter((move) => !isOwnMove(move))
      .map(({ amount, fee, ...move }) => ({
        ...move,
        id: newId('payoutLine', now),
        cardPayoutId,
        amountMinor: BigInt(amount),
        feeMinor: BigInt(fee),
      })),
    skipDuplicates: true,
  })
}

/**
 * Asks about every payout that may have something to say, so that a lost webhook costs minutes and never a payout, and
 * looks again at what nobody could recognise: the news of a payment may come after its payout.
 */
export async function pollPayouts(house: House): Promise<void> {
  const since = await askedSince(house)
  for (const { payoutId, status } of await house.payments.listPayoutsSince(since)) {
    const known = await house.db.cardPayout.findUnique({
      where: { payoutId },
      select: { status: true, lines: { select: { isBooked: true } } },
    })
    // Of one without movements the provider had not finished telling.
    const isBooked = known && known.lines.length > 0 && known.lines.every((line) => line.isBooked)
    if (isBooked && known.status === status && status !== 'PENDING') continue
    try {
      await readPayout(house, payoutId)
    } catch (error) {
      // One payout that cannot be asked about must not keep the others waiting; the next round asks again.
      house.log('warn', 'payments.payouts', isRefusal(error) ? { refusal: error.code } : faultOf(error))
    }
  }
}

/**
 * From the oldest card payment of which no payout has told, however long ago that is: whoever was away for months asks
 * for all of them. What has told once is asked again for some weeks, because a payout can still fail. The provider's
 * clock need not be ours, to the day.
 */
async function askedSince(house: House): Promise<Instant> {
  const weeksAgo = Date.parse(house.clock.now()) - settledAfterDays * dayMs
  const [oldest] = await house.db.$queryRaw<{ startedAt: Date }[]>`
    select p."startedAt" from "Payment" p
    where p.method = 'card' and p."settledAt" is not null and p."providerPaymentId" is not null
      and not exists (select from "CardPayoutLine" l where l."paymentId" = p.id)
    order by p."startedAt" limit 1`
  const from = Math.min(weeksAgo, oldest ? oldest.startedAt.getTime() - dayMs : weeksAgo)
  return instant(new Date(from).toISOString())
}
