import { expect, test } from 'vitest'
import { day, type Instant, instant } from '../dates.ts'
import { isLateReport, minutesLeft, receiptMoment, reportBy } from './direct-payment.ts'

const at = (hours: number, minutes = 0) => hours * 60 + minutes

/**
 * A38 by the clock on the wall, through both changes of it. In Berlin the clocks go back on 25 October 2026 (02:30 comes
 * twice, and the first one counts) and forward on 28 March 2027 (02:30 never comes, and is 03:30). Dubai changes nothing.
 */
const vectors = [
  ['Europe/Berlin', '2026-10-23', at(18), '2026-10-23T16:00:00.000Z', '2026-10-25T16:00:00.000Z'],
  ['Europe/Berlin', '2026-10-25', at(1, 30), '2026-10-24T23:30:00.000Z', '2026-10-26T23:30:00.000Z'],
  ['Europe/Berlin', '2026-10-25', at(2, 30), '2026-10-25T00:30:00.000Z', '2026-10-27T00:30:00.000Z'],
  ['Europe/Berlin', '2026-10-25', at(3, 30), '2026-10-25T02:30:00.000Z', '2026-10-27T02:30:00.000Z'],
  ['Europe/Berlin', '2026-10-24', null, '2026-10-24T22:00:00.000Z', '2026-10-26T22:00:00.000Z'],
  ['Europe/Berlin', '2026-10-25', null, '2026-10-25T23:00:00.000Z', '2026-10-27T23:00:00.000Z'],
  ['Europe/Berlin', '2027-03-26', at(18), '2027-03-26T17:00:00.000Z', '2027-03-28T17:00:00.000Z'],
  ['Europe/Berlin', '2027-03-28', at(1, 59), '2027-03-28T00:59:00.000Z', '2027-03-30T00:59:00.000Z'],
  ['Europe/Berlin', '2027-03-28', at(2, 30), '2027-03-28T01:30:00.000Z', '2027-03-30T01:30:00.000Z'],
  ['Europe/Berlin', '2027-03-28', at(3), '2027-03-28T01:00:00.000Z', '2027-03-30T01:00:00.000Z'],
  ['Europe/Berlin', '2027-03-27', null, '2027-03-27T23:00:00.000Z', '2027-03-29T23:00:00.000Z'],
  ['Europe/Berlin', '2027-03-28', null, '2027-03-28T22:00:00.000Z', '2027-03-30T22:00:00.000Z'],
  ['Asia/Dubai', '2026-10-24', at(10), '2026-10-24T06:00:00.000Z', '2026-10-26T06:00:00.000Z'],
  ['Asia/Dubai', '2026-10-25', null, '2026-10-25T20:00:00.000Z', '2026-10-27T20:00:00.000Z'],
  ['Asia/Dubai', '2027-03-27', at(10), '2027-03-27T06:00:00.000Z', '2027-03-29T06:00:00.000Z'],
  ['Asia/Dubai', '2027-03-28', null, '2027-03-28T20:00:00.000Z', '2027-03-30T20:00:00.000Z'],
] as const

test.each(vectors)('%s, %s at minute %s: from %s until %s', (zone, on, minute, from, by) => {
  const received = { on: day(on), minute }
  expect(receiptMoment(received, zone)).toBe(from)
  expect(reportBy(received, zone)).toBe(by)
})

test.each(vectors)(
  '%s, %s at minute %s is late a minute after the hours, and not before',
  (zone, on, minute, _from, by) => {
    const received = { on: day(on), minute }
    const after = (minutes: number): Instant =>
      instant(new Date(Date.parse(by) + minutes * 60_000).toISOString())
    const flags = [-1, 0, 1].map((minutes) => isLateReport(received, after(minutes), zone))
    expect(flags).toEqual([false, false, true])
    expect([-60, -1, 0, 1].map((minutes) => minutesLeft(received, after(minutes), zone))).toEqual([
      60, 1, 0, 0,
    ])
  },
)
