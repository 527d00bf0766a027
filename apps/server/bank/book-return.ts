import { bestOriginals } from '#shared/bank/returned.ts'
import type { Booked, Booking } from './book-entry.ts'
import { originalsOf } from './find-original.ts'
import { splitOf, standingBooking, takeBackBooking } from './take-back-booking.ts'

/**
 * The payer's bank has taken back what had arrived. Exactly one booking that fits best is taken back by itself, whatever
 * it had become: a receipt, parts of several cases, or still waiting. Where none or several fit, a person says which it
 * was; and where something of it had been given back meanwhile, it has left twice, and a person sees what is missing.
 */
export async function bookReturn({ house, tx, actor, entry }: Booking): Promise<Booked> {
  const [best, second] = bestOriginals(await originalsOf(tx, entry))
  if (!best || second) return { status: 'WAITING', why: 'return' }
  const standing = await standingBooking(tx, best.originalId)
  // Another return of the same may have been looked at while this one waited for the booking.
  const [again] = bestOriginals(await originalsOf(tx, entry))
  if (again?.originalId !== best.originalId) return { status: 'WAITING', why: 'return' }
  if (splitOf(entry, standing).missing > 0) return { status: 'WAITING', why: 'return-part' }
  await takeBackBooking(house, tx, actor, { entry, standing, why: entry.returnReason ?? 'returned' })
  return { status: 'DONE', matchedBy: 'RETURN', subjectId: standing.id }
}
