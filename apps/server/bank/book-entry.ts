import type { BankEntry } from '#db/client.ts'
import type { Actor } from '#shared/access/actor.ts'
import type { EntryKind } from '#shared/bank/camt-entry.ts'
import { matchEntry, matchNamed } from '#shared/bank/match-entry.ts'
import { type Day, day } from '#shared/dates.ts'
import { receiptSuspended } from '#shared/ledger/receipt-postings.ts'
import { bankCharged } from '#shared/ledger/transfer-postings.ts'
import { add, fromBigInt, type Minor, negate, zero } from '#shared/money.ts'
import { askIn, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import { post } from '../ledger/post.ts'
import { arrivedMoney } from './arrived-money.ts'
import { bookReturn } from './book-return.ts'
import type { OwnTransfers } from './own-transfers.ts'
import { casesByNumber, namedCases } from './possible-cases.ts'
import { receiveTransfer } from './receive-transfer.ts'

/** What a booking has become. */
export type Booked = {
  status: 'DONE' | 'SUSPENSE' | 'WAITING'
  matchedBy?: string
  subjectId?: string
  why?: string
  rest?: Minor
}

/**
 * Puts one booking into the books, once: whoever comes second finds that it is there. What was taken back before it had
 * arrived here is asked about again with every file.
 */
export async function bookEntry(
  house: House,
  tx: Tx,
  actor: Actor,
  entryId: string,
  transfers: readonly OwnTransfers[],
): Promise<void> {
  const [row] = await askIn<Told>(tx, takeEntry, [entryId])
  if (!row) return
  const { amountMinor, chargesMinor, restMinor, lossMinor } = row
  const amounts = { amountMinor: BigInt(amountMinor), chargesMinor: BigInt(chargesMinor) }
  const entry = { ...row, ...amounts, restMinor: BigInt(restMinor), lossMinor: BigInt(lossMinor) }
  const booked = await ways[entry.kind as EntryKind]({ house, tx, actor, entry, transfers })
  const { status, why = null, rest = zero, matchedBy = entry.matchedBy, subjectId = entry.subjectId } = booked
  const settledAt = status === 'DONE' ? house.clock.now() : null
  await askIn(tx, endEntry, [entryId, status, why, rest, matchedBy, subjectId, settledAt])
}

/** As it comes from the database, where whole amounts are texts. */
type Told = { [Key in keyof BankEntry]: BankEntry[Key] extends bigint ? string : BankEntry[Key] }

const takeEntry = `
  select id, "importId", "creditorId", iban, "entryReference", "amountMinor", "chargesMinor", currency, "bookedOn",
    "valueOn", kind, code, "returnReason", "counterpartyName", "counterpartyIban", "endToEndId", reference, text, line,
    status, why, "matchedBy", "subjectId", "restMinor", "lossMinor", "createdAt", "settledAt"
  from "BankEntry" where id = $1 and (status = 'NEW' or (status = 'WAITING' and kind = 'RETURNED_CREDIT')) for update`

const endEntry = `
  update "BankEntry" set status = $2, why = $3, "restMinor" = $4, "matchedBy" = $5, "subjectId" = $6,
    "settledAt" = $7::timestamptz where id = $1`

export type Booking = {
  house: House
  tx: Tx
  actor: Actor
  entry: BankEntry
  transfers: readonly OwnTransfers[]
}

const ways: Record<EntryKind, (booking: Booking) => Promise<Booked>> = {
  CREDIT: bookCredit,
  RETURNED_CREDIT: bookReturn,
  RETURNED_TRANSFER: bookReturnedTransfer,
  CHARGE: bookCharge,
  DEBIT: bookDebit,
}

/** The day on which the money counts: the value date, from which the bank itself counts. */
export const countsOn = ({ valueOn, bookedOn }: Pick<BankEntry, 'valueOn' | 'bookedOn'>): Day =>
  day(valueOn ?? bookedOn)

/** What was paid: what arrived, and what the bank has kept of it. */
export const paidAmount = ({ amountMinor, chargesMinor }: Pick<BankEntry, 'amountMinor' | 'chargesMinor'>) =>
  add(fromBigInt(amountMinor), fromBigInt(chargesMinor))

async function bookCredit(booking: Booking): Promise<Booked> {
  const { house, tx, actor, entry } = booking
  const amount = paidAmount(entry)
  if (entry.chargesMinor > 0n) await postCharge(booking, fromBigInt(entry.chargesMinor))
  const money = arrivedMoney(entry)
  // Most name their case, and then nothing has to be worked out to know it.
  const named = matchNamed(money, await casesByNumber(tx, money))
  const match = named ?? matchEntry(money, await namedCases({ clock: house.clock, db: tx }, money))
  if (match.kind === 'person') return suspend(booking, amount, match.why)
  const paymentId = await receiveTransfer(house, tx, actor, {
    caseId: match.caseId,
    amount,
    entry,
    via: 'BANK',
    receivedOn: countsOn(entry),
  })
  return { status: 'DONE', matchedBy: match.by, subjectId: paymentId }
}

/** Money that nobody can assign by itself is in the books all the same, and waits (D7). */
async function suspend({ house, tx, entry }: Booking, amount: Minor, why: string): Promise<Booked> {
  await post(tx, {
    creditorId: entry.creditorId,
    caseId: null,
    cause: entry.id,
    posting: receiptSuspended(amount, entry.currency),
    postedOn: countsOn(entry),
    at: house.clock.now(),
  })
  return { status: 'SUSPENSE', why, rest: amount }
}

async function bookCharge(booking: Booking): Promise<Booked> {
  await postCharge(booking, negate(fromBigInt(booking.entry.amountMinor)))
  return { status: 'DONE', matchedBy: 'CHARGE' }
}

async function postCharge({ house, tx, entry }: Booking, amount: Minor): Promise<void> {
  await post(tx, {
    creditorId: entry.creditorId,
    caseId: null,
    cause: entry.id,
    posting: bankCharged(amount, entry.currency),
    postedOn: day(entry.bookedOn),
    at: house.clock.now(),
  })
}

/** A transfer of ours that the bank has carried out is known by its end-to-end id; any other waits for a person. */
async function bookDebit(booking: Booking): Promise<Booked> {
  const subjectId = await askOwners(booking, 'confirmed')
  return subjectId
    ? { status: 'DONE', matchedBy: 'TRANSFER', subjectId }
    : { status: 'WAITING', why: 'debit' }
}

async function bookReturnedTransfer(booking: Booking): Promise<Booked> {
  const subjectId = await askOwners(booking, 'returned')
  if (subjectId) return { status: 'DONE', matchedBy: 'TRANSFER', subjectId }
  return suspend(booking, paidAmount(booking.entry), 'returned-transfer')
}

async function askOwners(
  { house, tx, entry, transfers }: Booking,
  what: 'confirmed' | 'returned',
): Promise<string | null> {
  const { endToEndId, creditorId, currency, returnReason, id: entryId } = entry
  if (!endToEndId) return null
  const amount = fromBigInt(entry.amountMinor < 0n ? -entry.amountMinor : entry.amountMinor)
  const on = countsOn(entry)
  for (const owner of transfers) {
    const told = { endToEndId, creditorId, amount, currency, on, entryId, reason: returnReason }
    const subjectId = await owner[what](house, tx, told)
    if (subjectId) return subjectId
  }
  return null
}
