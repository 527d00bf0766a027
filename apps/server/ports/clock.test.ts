import { expect, test } from 'vitest'
import type { Instant } from '#shared/dates.ts'
import { fixedClock, systemClock } from './clock.ts'

test('the system clock answers with an instant in UTC and a day in the zone asked for', () => {
  expect(systemClock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  expect(systemClock.today('Europe/Madrid')).toMatch(/^\d{4}-\d\d-\d\d$/)
})

test('a standing clock moves only when told, and the day depends on where one stands', () => {
  const clock = fixedClock('2026-11-21T23:30:00.000Z' as Instant)
  expect(clock.now()).toBe('2026-11-21T23:30:00.000Z')
  expect(clock.today()).toBe('2026-11-21')
  expect(clock.today('Europe/Madrid')).toBe('2026-11-22')
  clock.forward(3600)
  expect(clock.today()).toBe('2026-11-22')
  clock.set('2026-01-01T00:00:00.000Z' as Instant)
  expect(clock.today('America/New_York')).toBe('2025-12-31')
})
