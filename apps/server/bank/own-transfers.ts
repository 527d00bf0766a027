import type { CollectiveEntry } from '#db/client.ts'
import type { Day } from '#shared/dates.ts'
import type { Minor } from '#shared/money.ts'
import type { Tx } from '../db.ts'
import type { House } from '../house.ts'

/** A booking of the bank about a transfer that may be ours. */
export type BookedTransfer = {
  endToEndId: string
  /** Whose account it was; null on the account of client money, which is nobody's alone. */
  creditorId: string | null
  amount: Minor
  currency: string
  on: Day
  entryId: string
  /** Why it came back. */
  reason: string | null
}

/**
 * Whoever orders transfers says what became of them: each answers with its own id where the transfer is its own, and
 * with null where it is not. Slices that come after this one are handed in from outside.
 */
export type OwnTransfers = {
  confirmed(house: House, tx: Tx, transfer: BookedTransfer): Promise<string | null>
  returned(house: House, tx: Tx, transfer: BookedTransfer): Promise<string | null>
}

/** Who asks for money on our own account says what a booking there was for; null where it is for nothing it knows. */
export type OwnIncome = {
  /** Whether a booking concerns it at all; nothing else of our own account is kept. */
  concerns(entry: Pick<CollectiveEntry, 'reference' | 'text' | 'endToEndId'>): boolean
  received(house: House, tx: Tx, entry: CollectiveEntry): Promise<string | null>
}
