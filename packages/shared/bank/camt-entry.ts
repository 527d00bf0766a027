import type { Day } from '../dates.ts'
import type { Minor } from '../money.ts'

/** The two files of a bank that we read: the statement of a day, and the notice of single bookings. */
export type CamtFormat = 'camt.053' | 'camt.054'

/** One booking on one account, or one part of a batch, as the bank tells it. What is owed to whom is not said here. */
export type CamtEntry = {
  readonly iban: string
  /** The bank's own name of the booking, the same in every file that tells of it; a part of a batch adds its place. */
  readonly entryReference: string
  /** What the account has grown by; below zero where it has fallen. */
  readonly amount: Minor
  readonly currency: string
  readonly bookedOn: Day
  readonly valueOn: Day | null
  /** The bank has undone an earlier booking. */
  readonly isReversal: boolean
  /** The reason of ISO 20022 with which a payment came back: AC04, MD06. */
  readonly returnReason: string | null
  /** What the bank has kept of this booking: the account grew by so much less than was paid. */
  readonly charges: Minor
  /** Domain, family and sub-family of the bank transaction code: PMNT/RCDT/ESCT. */
  readonly code: string
  readonly counterpartyName: string | null
  readonly counterpartyIban: string | null
  readonly endToEndId: string | null
  readonly reference: string | null
  readonly text: string | null
  /** Where it stands in the file. */
  readonly line: number
}

/** One account's part of a file. A notice has no balances. */
export type CamtStatement = {
  readonly statementId: string
  readonly iban: string
  readonly currency: string
  readonly opening: Minor | null
  readonly closing: Minor | null
  readonly closingOn: Day | null
  readonly entries: number
  /** Bookings that the bank has only announced; they count when they are booked. */
  readonly pending: number
}

/** What a booking is, as far as the bank says it. */
export type EntryKind = 'CREDIT' | 'RETURNED_CREDIT' | 'RETURNED_TRANSFER' | 'CHARGE' | 'DEBIT'

/**
 * Money in, money in that went back to its payer, a transfer of ours that came back, what the bank charges, and any
 * other money out. Charges are known by the sub-families of the bank transaction code (ISO 20022 external code set).
 */
export function kindOf(entry: Pick<CamtEntry, 'amount' | 'isReversal' | 'returnReason' | 'code'>): EntryKind {
  const cameBack = entry.isReversal || entry.returnReason !== null
  if (entry.amount > 0) return cameBack ? 'RETURNED_TRANSFER' : 'CREDIT'
  if (/\/(CHRG|FEES|COMM|COME|COMI|COMT)$/.test(entry.code)) return 'CHARGE'
  return cameBack ? 'RETURNED_CREDIT' : 'DEBIT'
}
