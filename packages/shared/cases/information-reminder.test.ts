import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../dates.ts'
import { closableDays, type Reminder, reminderDays, reminderDue, reminders } from './information-reminder.ts'

const dueOn = day('2026-12-01')

describe('the reminder of a question', () => {
  it.each<[string, Reminder | null]>([
    ['2026-11-21', null],
    ['2026-11-27', null],
    ['2026-11-28', 'BEFORE'],
    ['2026-11-30', 'BEFORE'],
    ['2026-12-01', 'ON_THE_DAY'],
    ['2026-12-03', 'ON_THE_DAY'],
    ['2026-12-04', 'AFTER'],
    ['2026-12-10', 'AFTER'],
    ['2026-12-11', null],
    ['2027-03-01', null],
  ])('asked on 21 November for 1 December, on %s: %s', (today, reminder) => {
    expect(reminderDue({ askedOn: day('2026-11-21'), dueOn }, day(today))).toBe(reminder)
  })

  it.each<[string, string, string, Reminder | null]>([
    ['the day after tomorrow', '2026-11-29', '2026-11-29', null],
    ['in three days', '2026-11-28', '2026-11-28', null],
    ['in four days', '2026-11-27', '2026-11-28', 'BEFORE'],
    ['tomorrow', '2026-11-30', '2026-12-01', 'ON_THE_DAY'],
  ])(
    'whoever was asked for an answer %s is not reminded of it at once',
    (_when, askedOn, today, reminder) => {
      expect(reminderDue({ askedOn: day(askedOn), dueOn }, day(today))).toBe(reminder)
    },
  )

  it('comes three times at most, in order, each first on its own day, none with the question itself', () => {
    const days = fc.integer({ min: 1, max: 90 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), days, (start, given) => {
        const askedOn = addDays(day('2024-01-01'), start)
        const asked = { askedOn, dueOn: addDays(askedOn, given) }
        const told = Array.from({ length: given + closableDays + 5 }, (_, after) => ({
          on: addDays(askedOn, after),
          reminder: reminderDue(asked, addDays(askedOn, after)),
        }))
        const first = reminders.flatMap((reminder) => told.find((one) => one.reminder === reminder) ?? [])
        for (const { on, reminder } of first) {
          expect(on).toBe(addDays(asked.dueOn, reminderDays[reminder as Reminder]))
          expect(on > askedOn).toBe(true)
        }
        expect(told[0]?.reminder).toBeNull()
        expect(first.map(({ on }) => on)).toEqual(first.map(({ on }) => on).toSorted())
        expect(first.map(({ reminder }) => reminder)).toEqual(given > 3 ? [...reminders] : reminders.slice(1))
      }),
    )
  })
})
