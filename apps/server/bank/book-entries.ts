import type { Actor } from '#shared/access/actor.ts'
import { inTransaction } from '../db.ts'
import type { House } from '../house.ts'
import { bookEntry } from './book-entry.ts'
import type { OwnTransfers } from './own-transfers.ts'

const system: Actor = { kind: 'system', language: 'en' }
const atOnce = 100

/**
 * Looks at every booking of an import and puts it into the books, each in its own transaction: killed in between, it
 * goes on where it was. How far it is stands in the row.
 */
export async function bookEntries(
  house: House,
  importId: string,
  transfers: readonly OwnTransfers[],
): Promise<void> {
  for (;;) {
    const rows = await house.db.bankEntry.findMany({
      where: { importId, status: 'NEW' },
      orderBy: [{ bookedOn: 'asc' }, { line: 'asc' }, { id: 'asc' }],
      take: atOnce,
      select: { id: true },
    })
    for (const { id } of rows)
      await inTransaction(house.db, system, (tx) => bookEntry(house, tx, system, id, transfers))
    const left = await house.db.bankEntry.count({ where: { importId, status: 'NEW' } })
    if (left === 0) await askAgain(house, importId, transfers)
    const booked = (await house.db.bankEntry.count({ where: { importId } })) - left
    await house.db.bankImport.update({
      where: { id: importId },
      data: left === 0 ? { booked, status: 'DONE', finishedAt: new Date(house.clock.now()) } : { booked },
    })
    if (left === 0) return
  }
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
    take: atOnce,
    select: { id: true },
  })
  for (const { id } of waiting)
    await inTransaction(house.db, system, (tx) => bookEntry(house, tx, system, id, transfers))
}
