import type { Day } from '../dates.ts'
import type { Currency, Minor } from '../money.ts'
import type { ChargeStatus, NextCharge, RefusalReason } from '../payments/saved-card.ts'
import type { FormState } from './public-pages.ts'

/** A kept card as everybody of the case may see it: never more of its number than the last digits. */
export type ShownCard = {
  savedCardId: string
  brand: string
  last4: string
  expiryMonth: number
  expiryYear: number
  signerName: string
  isStopped: boolean
  /** In the words of the person who stopped it; the debtor and the creditor may read them. */
  stoppedWhy: string | null
  /** The words that were agreed to, as they stood on the screen. */
  mandate: string[]
  /** The day of the payment that it will not live to see, where that is the next one. */
  tooLateFor: Day | null
  /** When it is charged next and how much, as far as anybody knows today. */
  next: Pick<NextCharge, 'on' | 'amount' | 'agreedOn'> | null
}

/** One try to charge an instalment, and what came of it. */
export type ShownCharge = {
  number: number
  attempt: number
  status: ChargeStatus
  reason: RefusalReason | null
  amount: Minor
  on: Day
}

/** The card that is kept for the plan of a case, where there is one, and everything that was tried with this card or another. */
export type CardStanding = { currency: Currency; card: ShownCard | null; charges: ShownCharge[] }

/** The card of a plan: what is kept and how to end it, or the words by which it would be kept. */
export type PortalCardPage = {
  page: 'portal-card'
  creditorName: string
  currency: Currency
  /** What would be paid now, with the card that is then kept. */
  amount: Minor | null
  card: ShownCard | null
  charges: ShownCharge[]
  mandate: { paragraphs: string[]; sha256: string } | null
  form: FormState<'name'>
  done: 'removed' | null
}
