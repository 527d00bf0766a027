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
 * Asks about every payout of the last weeks, so that a lost webhook costs minutes and never a payout, and looks again at
 * what nobody could recognise: the news of a payment may come after its payout.
 */
export async function pollPayouts(house: House): Promise<void> {
  const since = await askedSince(house)
  for (const { payoutId, status } of await house.payments.listPayoutsSince(since)) {
    const known = await house.db.cardPayout.findUnique({
      where: { payoutId },
      select: { status: true, lines: { where: { isBooked: false }, take: 1, select: { id: true } } },
    })
    const isDone = known?.status === status && status !== 'PENDING' && known.lines.length === 0
    if (isDone) continue
    try {
      await readPayout(house, payoutId)
    } catch (error) {
      // One payout that cannot be asked about must not keep the others waiting; the next round asks again.
      house.log('warn', 'payments.payouts', isRefusal(error) ? { refusal: error.code } : faultOf(error))
    }
  }
}

/** From the oldest that can still change; from the very first payment where none was ever read. */
async function askedSince(house: House): Promise<Instant> {
  const now = Date.parse(house.clock.now())
  const first = await house.db.cardPayout.count()
  const from =
    first > 0
      ? new Date(now - settledAfterDays * dayMs)
      : ((await house.db.payment.aggregate({ _min: { startedAt: true } }))._min.startedAt ?? new Date(now))
  return instant(from.toISOString())
}
