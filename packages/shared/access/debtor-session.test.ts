import { expect, test } from 'vitest'
import { instant } from '../dates.ts'
import { isSessionOpen } from './debtor-session.ts'

const times = {
  lastSeenAt: instant('2026-11-21T09:00:00.000Z'),
  expiresAt: instant('2026-11-21T20:00:00.000Z'),
  ended: false,
}

test.each([
  ['2026-11-21T09:59:59.999Z', {}, true],
  ['2026-11-21T10:00:00.000Z', {}, false],
  ['2026-11-21T09:30:00.000Z', { ended: true }, false],
  ['2026-11-21T09:30:00.000Z', { expiresAt: instant('2026-11-21T09:30:00.000Z') }, false],
])('at %s with %j a visit counts: %s', (now, change, counts) => {
  expect(isSessionOpen({ ...times, ...change }, instant(now))).toBe(counts)
})
