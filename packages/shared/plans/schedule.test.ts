import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, addMonths, day, weekday } from '../dates.ts'
import { minor, sum } from '../money.ts'
import { equalParts, nextOpenDay, scheduleOf } from './schedule.ts'

const none = new Set<string>()
const terms = (count: number, first: number, total: number, dayOfMonth = 1, firstOn = '2026-11-27') => ({
  count,
  first: minor(first),
  total: minor(total),
  dayOfMonth,
  firstOn: day(firstOn),
})

test.each([
  [1_000_000, 3, [333_333, 333_333, 333_334]],
  [100, 1, [100]],
  [7, 3, [2, 2, 3]],
])('%d in %d equal parts, the remainder on the last', (total, parts, expected) => {
  expect(equalParts(minor(total), parts)).toEqual(expected)
})

describe('days', () => {
  const agreed = (dayOfMonth: number, firstOn: string, count = 5) =>
    scheduleOf(terms(count, 100_00, 1_000_00, dayOfMonth, firstOn), none).map(
      ({ statutoryOn }) => statutoryOn,
    )

  it('never drift: 31 January, 28 February, 31 March', () => {
    expect(agreed(31, '2027-01-11')).toEqual([
      '2027-01-11',
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
    ])
    expect(agreed(31, '2028-01-11')[2]).toBe('2028-02-29')
    expect(agreed(30, '2027-01-11').slice(1)).toEqual([
      '2027-01-30',
      '2027-02-28',
      '2027-03-30',
      '2027-04-30',
    ])
  })

  it('leave half a month between the first and the second', () => {
    expect(agreed(1, '2026-11-27')[1]).toBe('2027-01-01')
    expect(agreed(1, '2026-11-16')[1]).toBe('2026-12-01')
    expect(agreed(28, '2026-11-30')[1]).toBe('2026-12-28')
  })

  it('move to the next day on which people work, and say which day was agreed', () => {
    const holidays = new Set(['2027-01-01'])
    const [, second] = scheduleOf(terms(3, 100_00, 1_000_00), holidays)
    expect(second).toMatchObject({ statutoryOn: '2027-01-01', dueOn: '2027-01-04' })
    expect(nextOpenDay(day('2026-12-25'), new Set(['2026-12-25', '2026-12-28']))).toBe('2026-12-29')
  })
})

describe('amounts', () => {
  it('are the first, equal parts, and the rest on the last', () => {
    const schedule = scheduleOf(terms(4, 1_500_00, 12_724_90), none)
    expect(schedule.map(({ amount }) => amount)).toEqual([1_500_00, 3_741_63, 3_741_63, 3_741_64])
  })

  it('of a currency without decimals are whole', () => {
    expect(scheduleOf(terms(3, 1_000, 10_000), none).map(({ amount }) => amount)).toEqual([
      1_000, 4_500, 4_500,
    ])
  })

  it.each([
    [0, 100, 1000],
    [2, 1000, 1000],
    [2, 0, 1000],
    [2, 1001, 1000],
    [1.5, 100, 1000],
  ])('%d payments, first %d of %d, is no plan', (count, first, total) => {
    expect(() => scheduleOf(terms(count, first, total), none)).toThrow(RangeError)
  })
})

test('every schedule adds up, runs forward, falls on working days, and no payment meets the one after it', () => {
  const holiday = fc.integer({ min: 0, max: 1_900 }).map((days) => addDays(day('2026-11-21'), days))
  fc.assert(
    fc.property(
      fc.record({
        count: fc.integer({ min: 2, max: 60 }),
        first: fc.integer({ min: 1, max: 5_000_00 }),
        rest: fc.integer({ min: 100, max: 90_000_00 }),
        dayOfMonth: fc.integer({ min: 1, max: 31 }),
        firstIn: fc.integer({ min: 0, max: 60 }),
      }),
      fc.array(holiday, { maxLength: 30 }),
      ({ count, first, rest, dayOfMonth, firstIn }, days) => {
        const total = minor(first + rest)
        const firstOn = addDays(day('2026-11-21'), firstIn)
        const holidays = new Set<string>(days)
        const schedule = scheduleOf({ count, first: minor(first), total, dayOfMonth, firstOn }, holidays)
        expect(schedule).toHaveLength(count)
        expect(sum(schedule.map(({ amount }) => amount))).toBe(total)
        const regular = schedule.slice(1, -1).map(({ amount }) => amount)
        expect(new Set(regular).size).toBeLessThanOrEqual(1)
        for (const [place, { statutoryOn, dueOn }] of schedule.entries()) {
          expect(dueOn >= statutoryOn && weekday(dueOn) <= 5 && !holidays.has(dueOn)).toBe(true)
          const before = schedule[place - 1]
          if (before) expect(statutoryOn > before.statutoryOn).toBe(true)
          if (place > 1) expect(statutoryOn <= addMonths(before?.statutoryOn ?? statutoryOn, 2)).toBe(true)
        }
      },
    ),
    { numRuns: 300 },
  )
})
