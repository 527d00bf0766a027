import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addHours, day, type Instant, instant } from '../dates.ts'
import type { InvoiceId } from '../ids.ts'
import type { Allocation } from '../ledger/allocation.ts'
import { minor, sum } from '../money.ts'
import {
  directMoves,
  type DirectCommand,
  directStatuses,
  type DirectSide,
  holdsOfReport,
  isLateReport,
  isOpenDirect,
  isUnanswered,
  minutesLeft,
  receiptMoment,
  reportBy,
  whyNotDirect,
  whyNotReport,
} from './direct-payment.ts'

const madrid = 'Europe/Madrid'
const ten = 10 * 60

/** Money that arrives on a Saturday at ten, on a weekend on which the clocks change, and on one on which they do not. */
const weekends = [
  ['the clocks go back', '2026-10-24', '2026-10-24T08:00:00.000Z', '2026-10-26T08:00:00.000Z'],
  ['the clocks go forward', '2027-03-27', '2027-03-27T09:00:00.000Z', '2027-03-29T09:00:00.000Z'],
  ['the clocks stand', '2026-11-21', '2026-11-21T09:00:00.000Z', '2026-11-23T09:00:00.000Z'],
] as const

test.each(weekends)('48 hours are 48 hours where %s', (_what, on, from, by) => {
  const received = { on: day(on), minute: ten }
  expect(receiptMoment(received, madrid)).toBe(from)
  expect(reportBy(received, madrid)).toBe(by)
})

const later = (from: string, minutes: number): Instant =>
  instant(new Date(Date.parse(from) + minutes * 60_000).toISOString())

test.each(weekends)('47:59 is in time and 48:01 is late where %s', (_what, on, from) => {
  const received = { on: day(on), minute: ten }
  expect(isLateReport(received, later(from, 47 * 60 + 59), madrid)).toBe(false)
  expect(isLateReport(received, later(from, 48 * 60), madrid)).toBe(false)
  expect(isLateReport(received, later(from, 48 * 60 + 1), madrid)).toBe(true)
  expect(minutesLeft(received, later(from, 47 * 60 + 59), madrid)).toBe(1)
  expect(minutesLeft(received, later(from, 48 * 60 + 1), madrid)).toBe(0)
})

test('where only the day is known the hours begin when it is over, on the creditor’s own clock', () => {
  const on = day('2026-10-24')
  expect(receiptMoment({ on, minute: null }, madrid)).toBe('2026-10-24T22:00:00.000Z')
  expect(reportBy({ on, minute: null }, madrid)).toBe('2026-10-26T22:00:00.000Z')
  expect(reportBy({ on, minute: null }, 'America/New_York')).toBe('2026-10-27T04:00:00.000Z')
})

test('it is late exactly when nothing of the hours is left, whatever the day and the zone', () => {
  const zones = fc.constantFrom(madrid, 'America/New_York', 'Asia/Dubai', 'Pacific/Auckland', 'UTC')
  fc.assert(
    fc.property(
      zones,
      fc.integer({ min: 0, max: 800 }),
      fc.option(fc.integer({ min: 0, max: 1439 })),
      fc.integer({ min: 0, max: 6000 }),
      (zone, days, minute, after) => {
        const received = { on: addDays(day('2026-01-01'), days), minute }
        const now = later(receiptMoment(received, zone), after)
        expect(reportBy(received, zone)).toBe(addHours(receiptMoment(received, zone), 48))
        expect(isLateReport(received, now, zone)).toBe(after > 48 * 60)
        expect(minutesLeft(received, now, zone)).toBe(Math.max(0, 48 * 60 - after))
      },
    ),
    { numRuns: 60 },
  )
})

const sides: DirectSide[] = ['creditor', 'manager', 'collector']
const commands = Object.keys(directMoves) as DirectCommand[]

test('every move of the table is possible for who is named, and nothing else is', () => {
  for (const status of directStatuses)
    for (const command of commands)
      for (const side of sides) {
        const { from, who } = directMoves[command]
        const allowed = from.some((one) => one === status) && who.some((one) => one === side)
        expect(whyNotDirect(status, command, side) === null).toBe(allowed)
      }
})

test.each([
  ['POSTED', 'reject', 'manager', 'payments.directDecided'],
  ['REJECTED', 'answer', 'creditor', 'payments.directDecided'],
  ['REPORTED', 'post', 'manager', 'payments.directNotNow'],
  ['VERIFIED', 'post', 'collector', 'payments.directNotYours'],
  ['QUERIED', 'verify', 'creditor', 'payments.directNotYours'],
] as const)('%s: %s by %s is refused with %s', (status, command, side, code) => {
  expect(whyNotDirect(status, command, side)).toMatchObject({ code })
})

test.each([
  ['QUERIED', '2026-11-20', true],
  ['QUERIED', '2026-11-21', false],
  ['QUERIED', null, false],
  ['REPORTED', '2026-11-20', false],
  ['POSTED', '2026-11-20', false],
] as const)(
  'a question of a report that is %s, to be answered by %s, is unanswered: %s',
  (status, by, is) => {
    expect(isUnanswered({ status, answerDueOn: by }, day('2026-11-21'))).toBe(is)
  },
)

test('only a decision ends a report', () => {
  expect(directStatuses.filter((status) => !isOpenDirect(status))).toEqual(['POSTED', 'REJECTED'])
})

const now = instant('2026-11-21T09:00:00.000Z')
const report = { received: { on: day('2026-11-20'), minute: null }, amount: minor(500_00), reference: 'T-1' }
const before = { isCollecting: true, now, timeZone: madrid, reported: [] }

test('a report is taken of what has arrived, once', () => {
  expect(whyNotReport(report, before)).toBeNull()
  expect(whyNotReport({ ...report, received: { on: day('2026-11-21'), minute: null } }, before)).toBeNull()
  const cases = [
    [{ ...report, received: { on: day('2026-11-22'), minute: null } }, before, 'payments.directInFuture'],
    [{ ...report, received: { on: day('2026-11-21'), minute: 601 } }, before, 'payments.directInFuture'],
    [report, { ...before, isCollecting: false }, 'payments.directClosed'],
    [
      report,
      { ...before, reported: [{ receivedOn: day('2026-11-20'), amount: minor(500_00), reference: 'T-1' }] },
      'payments.directKnown',
    ],
  ] as const
  for (const [asked, state, code] of cases) expect(whyNotReport(asked, state)).toMatchObject({ code })
  const other = [{ receivedOn: day('2026-11-20'), amount: minor(500_00), reference: 'T-2' }]
  expect(whyNotReport(report, { ...before, reported: other })).toBeNull()
})

test('what is held is what the report would pay of each invoice, and never what lies beyond the claim', () => {
  const piece = fc.record({
    part: fc.constantFrom('COMPENSATION' as const, 'INTEREST' as const, 'PRINCIPAL' as const),
    invoiceId: fc.constantFrom('a', 'b', 'c').map((id) => id as InvoiceId),
    amount: fc.integer({ min: 1, max: 1_000_00 }).map(minor),
  })
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 9 }), fc.integer({ min: 0, max: 9_00 }), (pieces, over) => {
      const credit: Allocation[] = over ? [{ part: 'CREDIT', invoiceId: null, amount: minor(over) }] : []
      const holds = holdsOfReport([...pieces, ...credit])
      expect(sum(holds.map(({ amount }) => amount ?? minor(0)))).toBe(sum(pieces.map(({ amount }) => amount)))
      expect(new Set(holds.map(({ invoiceId }) => invoiceId)).size).toBe(holds.length)
    }),
  )
})
