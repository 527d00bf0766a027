import type { CardPayout } from '#db/client.ts'
import { type Day, day } from '#shared/dates.ts'
import { cardSettled } from '#shared/ledger/receipt-postings.ts'
import { reversed } from '#shared/ledger/posting.ts'
import { fromBigInt } from '#shared/money.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import { post } from '../ledger/post.ts'
import { readPosting } from '../ledger/read-posting.ts'

const system = { kind: 'system', language: 'en' } as const
/** So many movements are put into the books at once: killed in between, the rest goes on where it was. */
const atOnce = 200

/**
 * Brings the books to what a payout says: arrived, each of its movements leaves the card provider for the bank, once;
 * failed, it goes back. May be asked as often as one likes.
 */
export async function bookPayout(house: House, cardPayoutId: string): Promise<void> {
  for (;;) {
    const isDone = await inTransaction(house.db, system, async (tx) => {
      const payout = await hold(tx, cardPayoutId)
      const on = await arrivedOn(tx, payout)
      return on ? bookSome(house, tx, payout, on) : takeSomeBack(house, tx, payout)
    })
    if (isDone) break
  }
  // What had failed before arrives with this one.
  const carried = await house.db.cardPayout.findMany({
    where: { carriedById: cardPayoutId },
    select: { id: true },
  })
  for (const { id } of carried) await bookPayout(house, id)
}

async function hold(tx: Tx, id: string): Promise<CardPayout> {
  await tx.$queryRaw`select 1 from "CardPayout" where id = ${id} for update`
  return tx.cardPayout.findUniqueOrThrow({ where: { id } })
}

/** The bank's word counts before the provider's; a payout that failed arrives with the one that carries it. */
async function arrivedOn(tx: Tx, payout: CardPayout): Promise<Day | null> {
  if (payout.status === 'FAILED') {
    const carrier = payout.carriedById
      ? await tx.cardPayout.findUnique({ where: { id: payout.carriedById } })
      : null
    return carrier ? arrivedOn(tx, carrier) : null
  }
  if (payout.arrivedOn) return day(payout.arrivedOn)
  return payout.status === 'PAID' ? day(payout.arrivesOn) : null
}

/** Answers whether everything that can be booked is. */
async function bookSome(house: House, tx: Tx, payout: CardPayout, on: Day): Promise<boolean> {
  if (!payout.bookedOn) {
    const times = payout.times + 1
    await tx.cardPayout.update({ where: { id: payout.id }, data: { bookedOn: on, times } })
    payout.times = times
  }
  await recognise(tx, payout.id)
  const lines = await tx.cardPayoutLine.findMany({
    where: { cardPayoutId: payout.id, isBooked: false, creditorId: { not: null } },
    orderBy: { id: 'asc' },
    take: atOnce,
  })
  for (const line of lines)
    await post(tx, {
      creditorId: line.creditorId ?? '',
      caseId: line.caseId,
      cause: causeOf(line.moveId, payout.times),
      posting: cardSettled(fromBigInt(line.amountMinor), fromBigInt(line.feeMinor), line.currency),
      postedOn: on,
      at: house.clock.now(),
    })
  await tx.cardPayoutLine.updateMany({
    where: { id: { in: lines.map(({ id }) => id) } },
    data: { isBooked: true },
  })
  return lines.length < atOnce
}

/** What was booked on the provider's word and has not arrived stands with the provider again. */
async function takeSomeBack(house: House, tx: Tx, payout: CardPayout): Promise<boolean> {
  const lines = await tx.cardPayoutLine.findMany({
    where: { cardPayoutId: payout.id, isBooked: true },
    orderBy: { id: 'asc' },
    take: atOnce,
  })
  for (const line of lines) {
    const cause = causeOf(line.moveId, payout.times)
    const booked = await readPosting(tx, `card-paid-out:${cause}`)
    if (!booked) throw new Error(`The movement ${line.moveId} was never posted`)
    await post(tx, {
      creditorId: line.creditorId ?? '',
      caseId: line.caseId,
      cause: `${cause}:failed`,
      posting: reversed(booked),
      postedOn: house.clock.today(),
      at: house.clock.now(),
      reversesId: booked.id,
      why: 'The payout has failed',
    })
  }
  await tx.cardPayoutLine.updateMany({
    where: { id: { in: lines.map(({ id }) => id) } },
    data: { isBooked: false },
  })
  if (lines.length < atOnce)
    await tx.cardPayout.update({ where: { id: payout.id }, data: { bookedOn: null } })
  return lines.length < atOnce
}

const causeOf = (moveId: string, times: number) => (times === 1 ? moveId : `${moveId}:${times}`)

/**
 * Whose each movement is, by the payment it is about. Only what the books know as a receipt is recognised, in the
 * currency in which it came: money that was set aside was never posted, and is given back outside the books.
 */
async function recognise(tx: Tx, cardPayoutId: string): Promise<void> {
  await tx.$executeRaw`
    update "CardPayoutLine" l set "creditorId" = p."creditorId", "caseId" = p."caseId", "paymentId" = p.id
    from "Payment" p
    where l."cardPayoutId" = ${cardPayoutId} and l."creditorId" is null
      and p."providerPaymentId" = l."paymentIntentId" and p.currency = l.currency
      and exists (select from "LedgerTransaction" t where t.cause = 'receipt-cleared:' || p.id)`
}
