import { type Minor, zero } from '../money.ts'
import { Refusal } from '../refusal.ts'
import type { CloseCode } from './case.ts'

export type BeforeClosing = {
  readonly outstanding: Minor
  readonly recovered: Minor
  /** A payment was started and its outcome is not known yet. */
  readonly paymentInFlight: boolean
  /** Reminders sent on the information request that was never answered. */
  readonly remindersSent: number
  readonly why: string
}

/** Codes that need words: what happened cannot be read from the ledger. */
const explained: readonly CloseCode[] = [
  'PARTIALLY_PAID',
  'SETTLED',
  'DISPUTED_UNRESOLVED',
  'UNCOLLECTABLE',
  'NEVER_STARTED',
]

/**
 * Why a case cannot be closed with this code, or null. PAID is true exactly when nothing is outstanding (D1), less
 * than the whole needs a reason why the whole is not viable (A32), and silence of the creditor counts only after a
 * reminder (A37).
 */
export function whyNotClose(code: CloseCode, state: BeforeClosing): Refusal | null {
  if (state.paymentInFlight) return new Refusal('cases.paymentInFlight')
  if (code === 'PAID' && state.outstanding > zero) return new Refusal('cases.notPaidYet')
  if (code !== 'PAID' && state.outstanding <= zero && state.recovered > zero)
    return new Refusal('cases.isPaid')
  if ((code === 'PARTIALLY_PAID' || code === 'SETTLED') && state.recovered <= zero)
    return new Refusal('cases.nothingPaid')
  if (code === 'NO_CREDITOR_RESPONSE' && state.remindersSent < 1) return new Refusal('cases.needsReminder')
  if (explained.includes(code) && state.why.trim() === '') return new Refusal('cases.needsReason')
  return null
}
