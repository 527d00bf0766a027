import { type Day, dayOf, type Instant } from '#shared/dates.ts'

/** The only place that knows what time it is. Rules never ask it: they are handed a day. */
export type Clock = { now(): Instant; today(timeZone?: string): Day }

/** A clock that stands still until it is told otherwise, for tests and for a demo that replays a story. */
export type SettableClock = Clock & { set(at: Instant): void; forward(seconds: number): void }

const reading = (now: () => Instant): Clock => ({
  now,
  today: (timeZone = 'UTC') => dayOf(now(), timeZone),
})

export const systemClock: Clock = reading(() => new Date().toISOString() as Instant)

export function fixedClock(at: Instant): SettableClock {
  let standing = at
  return {
    ...reading(() => standing),
    set: (next) => {
      standing = next
    },
    forward: (seconds) => {
      standing = new Date(Date.parse(standing) + seconds * 1000).toISOString() as Instant
    },
  }
}
