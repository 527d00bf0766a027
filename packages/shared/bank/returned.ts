import { type Minor, subtract, sum } from '../money.ts'
import { Refusal } from '../refusal.ts'

/** How a booking that arrived could be the one that was taken back: by its end-to-end id, its reference, or the account. */
export type Original = { readonly originalId: string; readonly step: number }

/** The bookings that fit best; where they are several, a person says which it is. */
export function bestOriginals<T extends Original>(found: readonly T[]): T[] {
  const best = Math.min(...found.map(({ step }) => step))
  return found.filter(({ step }) => step === best)
}

/** What is still there of a booking: in the cases that it pays, and in suspense. */
export type Standing = {
  readonly parts: readonly { readonly there: Minor }[]
  readonly waits: Minor
}

/** Of what a bank has taken back, what can be taken from where it is, and what had been given back before. */
export function splitReturn(
  returned: Minor,
  { parts, waits }: Standing,
): { fromCases: Minor; fromSuspense: Minor; missing: Minor } {
  const fromCases = sum(parts.map(({ there }) => there))
  const missing = subtract(returned, fromCases, waits)
  if (missing < 0) throw new RangeError('More is there than had arrived')
  return { fromCases, fromSuspense: waits, missing }
}

/** A return of which it is known what it was is never written off as if nobody knew. */
export function whyNotCharge(found: readonly Original[]): Refusal | null {
  return found.some(({ step }) => step <= 2) ? new Refusal('bank.takeBackFirst') : null
}
