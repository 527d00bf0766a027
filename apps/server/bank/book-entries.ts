import type { Actor } from '#shared/access/actor.ts'
import { inTransaction } from '../db.ts'
import type { House } from '../house.ts'
import { faultOf } from '../log.ts'
import { bookEntry } from './book-entry.ts'
import type { OwnTransfers } from './own-transfers.ts'

const system: Actor = { kind: 'system', language: 'en' }
/** So many bookings are one transaction: each commit waits for the disk, and the row says how far it is as often. */
const atOnce = 50

/**
 * Looks at every booking of an import and puts it into the books, some at a time: killed in between, it goes on with
 * those that are not committed. Where one of them fails, the others of its transaction are put in one by one, so that
 * one that cannot be booked keeps back nothing but itself.
 */
export async function bookEntries(
  house: House,
  importId: string,
  transfers: readonly OwnTransfers[],
): Promise<void> {
  const row = await house.db.bankImport.findUnique({ where: { id: importId }, select: { status: true } })
  // Nothing of a refused file was kept, and it stays refused.
  if (!row || row.status === 'REFUSED') return
  let booked = await house.db.bankEntry.count({ where: { importId, status: { not: 'NEW' } } })
  for (;;) {
    const rows = await house.db.bankEntry.findMany({
      where: { importId, status: 'NEW' },
      orderBy: [{ bookedOn: 'asc' }, { line: 'asc' }, { id: 'asc' }],
      take: atOnce,
      select: { id: true },
    })
    if (rows.length === 0) break
    await bookTogether(
      house,
      rows.map(({ id }) => id),
      transfers,
    )
    booked += rows.length
    await house.db.bankImport.update({ where: { id: importId }, data: { booked } })
  }
  await askAgain(house, importId, transfers)
  await house.db.bankImport.update({
    where: { id: importId },
    data: { booked, status: 'DONE', finishedAt: new Date(house.clock.now()) },
  })
}

/** Files come in any order: what a payer's bank took back may have been told before what it was. */
async function askAgain(house: House, importId: string, transfers: readonly OwnTransfers[]): Promise<void> {
  const ibans = await house.db.bankEntry.findMany({
    where: { importId, kind: 'CREDIT' },
    distinct: ['iban'],
    select: { iban: true },
  })
  const waiting = await house.db.bankEntry.findMany({
    where: { iban: { in: ibans.map(({ iban }) => iban) }, kind: 'RETURNED_CREDIT', status: 'WAITING' },
    orderBy: { id: 'asc' },
    take: 100,
    select: { id: true },
  })
  for (const { id } of waiting)
    await inTransaction(house.db, system, (tx) => bookEntry(house, tx, system, id, transfers))
}

async function bookTogether(
  house: House,
  ids: readonly string[],
  transfers: readonly OwnTransfers[],
): Promise<void> {
  const book = (some: readonly string[]) =>
    inTransaction(house.db, system, async (tx) => {
      for (const id of some) await bookEntry(house, tx, system, id, transfers)
    })
  try {
    await book(ids)
  } catch (error) {
    if (ids.length === 1) throw error
    // Two imports that pay the same cases in another order may wait for each other, and one is told to try again.
    house.log('warn', 'bank.together', { bookings: ids.length, ...faultOf(error) })
    for (const id of ids) await book([id])
  }
}
