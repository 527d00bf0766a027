import type { Instant } from '../dates.ts'

/** How long the cookie of a link waits for the second factor: long enough to look for an invoice. */
export const linkCookieSeconds = 30 * 60

/** A working day at most, and an hour without a touch: phones and computers of a company are shared (D9). */
export const sessionSeconds = 12 * 3600
export const idleSeconds = 60 * 60

/** The one-time code: six digits, ten minutes, five attempts, once. */
export const codeSeconds = 10 * 60
export const codeAttempts = 5

export type SessionTimes = {
  readonly lastSeenAt: Instant
  readonly expiresAt: Instant
  readonly ended: boolean
}

/** Whether a verified visit still counts. */
export function isSessionOpen({ lastSeenAt, expiresAt, ended }: SessionTimes, now: Instant): boolean {
  if (ended || expiresAt <= now) return false
  return Date.parse(now) - Date.parse(lastSeenAt) < idleSeconds * 1000
}

/** How long after its closing a case can still be read through its link (Part 7.7). */
export const monthsAfterClosing = 12
