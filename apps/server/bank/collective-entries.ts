import type { CamtEntry } from '#shared/bank/camt-entry.ts'
import { day } from '#shared/dates.ts'
import { newId } from '#shared/ids.ts'
import { fromBigInt } from '#shared/money.ts'
import { namesPayout } from '#shared/payments/card-payout.ts'
import type { CollectiveEntry } from '#db/client.ts'
import { inTransaction, type Tx } from '../db.ts'
import type { House } from '../house.ts'
import { bookPayout } from '../payments/book-payout.ts'
import type { OwnIncome, OwnTransfers } from './own-transfers.ts'

const system = { kind: 'system', language: 'en' } as const
const atOnce = 500

/** The account of client money, on which the card provider pays out; null where none is configured. */
export const collectiveIban = (house: Pick<House, 'config'>): string | null =>
  house.config.clientBank?.iban ?? null

/** Our own account, to which creditors pay what is not set off (C7: apart from all client money). */
export const ownIban = (house: Pick<House, 'config'>): string | null => house.config.agencyBank?.iban ?? null

/** Keeps bookings on an account that is no creditor's own; one that another file has told of stays as it is. */
export async function keepCollective(
  house: House,
  importId: string,
  entries: readonly CamtEntry[],
): Promise<void> {
  const at = house.clock.now()
  await house.db.collectiveEntry.createMany({
    data: entries.map((entry) => ({
      id: newId('collectiveEntry', Date.parse(at)),
      importId,
      iban: entry.iban,
      entryReference: entry.entryReference,
      amountMinor: BigInt(entry.amount),
      currency: entry.currency,
      bookedOn: entry.bookedOn,
      valueOn: entry.valueOn,
      endToEndId: entry.endToEndId,
      reference: entry.reference,
      text: entry.text,
      returnReason: entry.isReversal ? (entry.returnReason ?? 'reversal') : entry.returnReason,
      line: entry.line,
      createdAt: new Date(at),
    })),
    skipDuplicates: true,
  })
}

/**
 * Finds what the bookings on the account of client money are: a payout that has arrived, or a transfer of ours that left
 * or came back. Whichever is told first waits for the other; what nobody knows stays for a person to see. The
 * payout of which there was news is booked afterwards, on the provider's word where the bank has not said anything.
 */
export async function matchPayouts(
  house: House,
  transfers: readonly OwnTransfers[],
  { cardPayoutId, income }: { cardPayoutId?: string | undefined; income?: OwnIncome } = {},
): Promise<void> {
  const waiting = await house.db.collectiveEntry.findMany({
    where: { settledAt: null },
    orderBy: { id: 'asc' },
    take: atOnce,
  })
  for (const { id } of waiting) {
    const arrived = await inTransaction(house.db, system, (tx) => matchOne(house, tx, id, transfers, income))
    if (arrived) await bookPayout(house, arrived)
  }
  if (cardPayoutId) await bookPayout(house, cardPayoutId)
}

async function matchOne(
  house: House,
  tx: Tx,
  entryId: string,
  transfers: readonly OwnTransfers[],
  income: OwnIncome | undefined,
): Promise<string | null> {
  await tx.$queryRaw`select 1 from "CollectiveEntry" where id = ${entryId} for update`
  const entry = await tx.collectiveEntry.findUniqueOrThrow({ where: { id: entryId } })
  if (entry.settledAt) return null
  const isOwn = entry.iban === ownIban(house) && entry.iban !== collectiveIban(house)
  const isIn = entry.amountMinor > 0n && !entry.returnReason
  const payoutId = isIn && !isOwn ? await arrivedPayout(tx, entry) : null
  const known = () => (isOwn ? income?.received(house, tx, entry) : ownTransfer(house, tx, entry, transfers))
  const subjectId = payoutId ?? (await known())
  if (!subjectId) return null
  const settledAt = new Date(house.clock.now())
  await tx.collectiveEntry.update({ where: { id: entryId }, data: { subjectId, settledAt } })
  return payoutId
}

/** By its name in the bank's words, the amount and the currency; where several would fit, a person looks. */
async function arrivedPayout(tx: Tx, entry: CollectiveEntry): Promise<string | null> {
  const fitting = await tx.cardPayout.findMany({
    where: { amountMinor: entry.amountMinor, currency: entry.currency, arrivedOn: null },
    orderBy: { createdAt: 'asc' },
    take: 50,
  })
  const [found, second] = fitting.filter(({ references }) => namesPayout(entry, references))
  if (!found || second) return null
  await tx.$queryRaw`select 1 from "CardPayout" where id = ${found.id} for update`
  const arrivedOn = day(entry.valueOn ?? entry.bookedOn)
  await tx.cardPayout.update({ where: { id: found.id }, data: { arrivedOn } })
  return found.id
}

async function ownTransfer(
  house: House,
  tx: Tx,
  entry: CollectiveEntry,
  transfers: readonly OwnTransfers[],
): Promise<string | null> {
  if (!entry.endToEndId) return null
  const isOut = entry.amountMinor < 0n
  if (!isOut && !entry.returnReason) return null
  const told = {
    endToEndId: entry.endToEndId,
    creditorId: null,
    amount: fromBigInt(isOut ? -entry.amountMinor : entry.amountMinor),
    currency: entry.currency,
    on: day(entry.valueOn ?? entry.bookedOn),
    entryId: entry.id,
    reason: entry.returnReason,
  }
  for (const owner of transfers) {
    const subjectId = await owner[isOut ? 'confirmed' : 'returned'](house, tx, told)
    if (subjectId) return subjectId
  }
  return null
}
