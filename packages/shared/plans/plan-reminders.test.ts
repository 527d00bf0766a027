import { expect, test } from 'vitest'
import type { PlanHistory } from '../cases/plan-life.ts'
import { addDays, day, daysBetween } from '../dates.ts'
import { minor } from '../money.ts'
import { reminderOn, soonAtMost, soonFrom } from './plan-reminders.ts'

const signedOn = day('2026-11-20')
const plan: PlanHistory = {
  instalments: [
    { number: 1, dueOn: day('2026-11-27'), graceUntil: day('2026-12-02'), amount: minor(1_000_00) },
    { number: 2, dueOn: day('2026-12-28'), graceUntil: day('2026-12-31'), amount: minor(1_000_00) },
  ],
  receipts: [],
  inFlight: [],
  cureBy: null,
  isPaused: false,
}
const holidays = new Set(['2026-12-25', '2026-12-26', '2027-01-01', '2027-03-26', '2027-03-29'])
const paid = { receipts: [{ on: day('2026-11-27'), amount: minor(1_000_00) }] }

test.each<[string, Partial<PlanHistory>, string, object | null]>([
  ['four days before', {}, '2026-11-23', null],
  ['three days before', {}, '2026-11-24', { number: 1, kind: 'SOON' }],
  ['on its day', {}, '2026-11-27', { number: 1, kind: 'DUE' }],
  ['after it', {}, '2026-11-28', { number: 1, kind: 'LATE' }],
  ['once it is paid', paid, '2026-11-28', null],
  ['before the next', paid, '2026-12-26', { number: 2, kind: 'SOON' }],
  // Three days before are Christmas and a weekend: nobody may be written to, so it is said on the day before them.
  ['on the last working day before Christmas', paid, '2026-12-24', { number: 2, kind: 'SOON' }],
  ['the day before that', paid, '2026-12-23', null],
  ['while a payment is on its way', { inFlight: [day('2026-11-27')] }, '2026-11-28', null],
  ['while the case is paused', { isPaused: true }, '2026-11-28', null],
  ['on the day of the signature', {}, '2026-11-20', null],
])('%s', (_, changed, today, expected) => {
  expect(reminderOn({ ...plan, ...changed }, signedOn, day(today), holidays)).toEqual(expected)
})

test('whatever the day, a working day lies before it on which it is spoken of', () => {
  for (let days = 0; days < 400; days += 1) {
    const dueOn = addDays(day('2026-11-01'), days)
    const from = soonFrom(dueOn, holidays)
    expect(daysBetween(from, dueOn)).toBeGreaterThanOrEqual(3)
    expect(daysBetween(from, dueOn)).toBeLessThanOrEqual(soonAtMost)
    expect([holidays.has(from), new Date(from).getUTCDay() % 6 === 0]).toEqual([false, false])
  }
})
