import type { Instant } from '../dates.ts'

/** A working day at most, and an hour without a touch: phones and computers of a company are shared (D9). */
export const sessionSeconds = 12 * 3600
export const idleSeconds = 60 * 60

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
