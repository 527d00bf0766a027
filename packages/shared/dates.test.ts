import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addHours,
  addMonths,
  addWorkingDays,
  addYears,
  compareDays,
  day,
  dayOf,
  daysBetween,
  earliest,
  endOfYear,
  formatDay,
  formatInstant,
  instant,
  isDay,
  isInstant,
  latest,
  minuteOf,
  momentAt,
  nextWorkingDay,
  weekday,
} from './dates.ts'

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)))

describe('day', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '9999-12-31'])('accepts %s', (text) => {
    expect(isDay(text)).toBe(true)
  })
  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '26-01-01',
    '',
    '0000-01-01',
    null,
  ])('refuses %s', (text) => {
    expect(isDay(text)).toBe(false)
    expect(() => day(String(text))).toThrow(RangeError)
  })
})

describe('calendar arithmetic', () => {
  it('clamps at the end of the month and never drifts', () => {
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
    expect(addMonths(day('2026-01-31'), 2)).toBe('2026-03-31')
    expect(addYears(day('2024-02-29'), 1)).toBe('2025-02-28')
    expect(endOfYear(day('2026-03-01'))).toBe('2026-12-31')
    expect(weekday(day('2026-11-21'))).toBe(6)
  })

  it('counts months as the calendar of the language does', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (from, months) => {
        expect(addMonths(from, months)).toBe(Temporal.PlainDate.from(from).add({ months }).toString())
      }),
    )
  })

  it.each([
    // 2026-11-20 is a Friday.
    ['2026-11-19', 1, '2026-11-20', '2026-11-19'],
    ['2026-11-20', 1, '2026-11-23', '2026-11-20'],
    ['2026-11-20', 2, '2026-11-24', '2026-11-20'],
    ['2026-11-21', 1, '2026-11-23', '2026-11-23'],
    ['2026-11-22', 2, '2026-11-24', '2026-11-23'],
    ['2026-11-20', 0, '2026-11-20', '2026-11-20'],
    ['2026-11-20', 10, '2026-12-04', '2026-11-20'],
  ])('%s and %i working days make %s', (from, days, later, working) => {
    expect(addWorkingDays(day(from), days)).toBe(later)
    expect(nextWorkingDay(day(from))).toBe(working)
  })

  it('counts days back and forth', () => {
    expect(daysBetween(day('2025-03-31'), day('2026-11-21'))).toBe(600)
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (start, days) => {
        const end = addDays(start, days)
        expect(daysBetween(start, end)).toBe(days)
        // The calendar of the language itself says the same.
        const date = Temporal.PlainDate.from(start).add({ days })
        expect(end).toBe(date.toString())
        expect(weekday(end)).toBe(date.dayOfWeek)
        expect(Math.sign(compareDays(start, end))).toBe(0 - Math.sign(days))
        expect([earliest(start, end), latest(start, end)].sort()).toEqual([start, end].sort())
      }),
    )
  })
})

describe('moments', () => {
  it('have one form, which compares as text', () => {
    expect(instant('2026-11-21T09:30:00Z')).toBe('2026-11-21T09:30:00.000Z')
    expect(isInstant('2026-11-21')).toBe(false)
    expect(isInstant('2026-13-21T00:00:00Z')).toBe(false)
    expect(() => instant('2026-11-21T09:30:00+01:00')).toThrow(RangeError)
  })

  it('fall on the day of the people they concern', () => {
    expect(dayOf(instant('2026-11-21T23:30:00Z'), 'Europe/Madrid')).toBe('2026-11-22')
    expect(dayOf(instant('2026-11-21T23:30:00Z'), 'America/New_York')).toBe('2026-11-21')
    expect(minuteOf(instant('2026-07-01T06:05:00Z'), 'Europe/Berlin')).toBe(8 * 60 + 5)
  })

  it('survive the changes of the clock', () => {
    expect(momentAt(day('2026-03-28'), 8 * 60, 'Europe/Berlin')).toBe('2026-03-28T07:00:00.000Z')
    expect(momentAt(day('2026-03-29'), 8 * 60, 'Europe/Berlin')).toBe('2026-03-29T06:00:00.000Z')
    expect(momentAt(day('2026-03-29'), 150, 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
    expect(addHours(instant('2026-03-28T07:00:00Z'), 48)).toBe('2026-03-30T07:00:00.000Z')
  })
})

describe('what the reader sees', () => {
  it('is a date in the own language', () => {
    expect(formatDay(day('2026-11-21'), 'en')).toBe('21 Nov 2026')
    expect(formatDay(day('2026-11-21'), 'de')).toBe('21.11.2026')
    expect(formatInstant(instant('2026-11-21T10:00:00Z'), 'en', 'Europe/Madrid')).toBe('21 Nov 2026, 11:00')
  })
})
