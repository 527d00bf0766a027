import type { CaseId } from '#shared/ids.ts'
import type { Instant } from '#shared/dates.ts'
import { standingOf } from '#shared/cases/claim.ts'
import { claimPostings, writtenOff } from '#shared/ledger/claim-postings.ts'
import { askIn, type Tx } from '../db.ts'
import { bookedClaim } from '../ledger/case-books.ts'
import { post } from '../ledger/post.ts'
import type { LoadedClaim } from './load-claim.ts'

/** Of which case, and what made us look: the same look twice posts nothing twice. */
export type Booking = {
  caseId: CaseId
  creditorId: string
  cause: string
  at: Instant
  /** Whose word it is, and why, where somebody has changed what is owed. */
  byId?: string
  why?: string
}

/**
 * Brings the books of a case to what is owed today: what is new is placed, interest is accrued, what was given up is
 * taken off. It is asked before money is posted, at the end of every month, and whenever the claim itself changes.
 */
export async function bookClaim(tx: Tx, { claim, on }: LoadedClaim, booking: Booking): Promise<void> {
  const { cause, ...of } = booking
  const booked = await bookedClaim(tx, of.caseId)
  for (const posting of claimPostings(of.caseId, claim.currency, standingOf(claim), booked))
    await post(tx, { ...of, cause, posting, postedOn: on })
  // Not a change of the case that anybody would look for: it stays where it is in the lists.
  await askIn(tx, bookedUpTo, [on, of.caseId])
}

const bookedUpTo = `update "Case" set "bookedOn" = greatest("bookedOn", $1) where id = $2`

/** The case ends: what is still open is given up, for the reason that its closing has. */
export async function bookClosing(tx: Tx, loaded: LoadedClaim, booking: Booking): Promise<void> {
  await bookClaim(tx, loaded, booking)
  const { cause, ...of } = booking
  const { currency } = loaded.claim
  const open = await bookedClaim(tx, of.caseId)
  if (open.some(({ open: parts }) => Object.values(parts).some((amount) => amount !== 0)))
    await post(tx, { ...of, cause, posting: writtenOff(of.caseId, currency, open), postedOn: loaded.on })
}
