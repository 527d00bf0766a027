import { expect, test } from 'vitest'
import { planStanding } from '../cases/demand.ts'
import { day, type Instant } from '../dates.ts'
import { minor } from '../money.ts'
import {
  type BeforeCharging,
  chargeDue,
  chargedAtMost,
  expiresBefore,
  keptFor,
  nextChargeOn,
  reasonOf,
  tooLateFor,
  type Tried,
  withoutAnswer,
} from './saved-card.ts'

const plan = planStanding(
  {
    total: minor(2_000_00),
    receipts: [{ on: day('2026-11-27'), amount: minor(1_000_00) }],
    instalments: [
      { number: 1, statutoryOn: day('2026-11-27'), dueOn: day('2026-11-27'), amount: minor(1_000_00) },
      { number: 2, statutoryOn: day('2027-01-05'), dueOn: day('2027-01-05'), amount: minor(1_000_00) },
    ],
  },
  day('2027-01-05'),
)
const instalmentOf = (number: number) => ({
  number,
  statutoryOn: day(`2027-0${number}-05`),
  dueOn: day(`2027-0${number}-05`),
  amount: minor(1_000_00),
})
const fine: BeforeCharging = {
  status: 'PLAN_ACTIVE',
  isPaused: false,
  isDisputed: false,
  isInFlight: false,
  plan,
  most: minor(1_000_00),
  limit: minor(1_000_00),
  expiry: { month: 1, year: 2027 },
  tried: [],
  today: day('2027-01-05'),
  minute: 9 * 60,
}
const tried = (status: Tried['status'], on = '2027-01-05'): Tried => ({
  number: 2,
  status,
  on: day(on),
  amount: minor(1_000_00),
})

test.each<[string, Partial<BeforeCharging>, object | null]>([
  ['on its day', {}, { number: 2, attempt: 1, amount: 1_000_00 }],
  ['the evening before', { today: day('2027-01-04'), minute: 1439 }, null],
  ['before the morning', { minute: 9 * 60 - 1 }, null],
  ['while the case is paused', { isPaused: true }, null],
  ['while something is disputed', { isDisputed: true }, null],
  ['while a payment is on its way', { isInFlight: true }, null],
  ['once the case is over', { status: 'CLOSED' }, null],
  ['once the plan is over', { plan: null }, null],
  ['after a refusal, the next day', { tried: [tried('DECLINED')], today: day('2027-01-06') }, null],
  [
    'after a refusal, two days later',
    { tried: [tried('DECLINED')], today: day('2027-01-07') },
    { attempt: 2 },
  ],
  [
    'after two refusals',
    { tried: [tried('DECLINED'), tried('DECLINED', '2027-01-07')], today: day('2027-01-09') },
    null,
  ],
  ['after the bank asked for the debtor', { tried: [tried('NEEDS_DEBTOR')], today: day('2027-01-08') }, null],
  ['while a try is open', { tried: [tried('STARTED')] }, null],
  [
    'the day after it never reached the provider',
    { tried: [tried('NOT_MADE', '2027-01-04')] },
    { attempt: 2 },
  ],
  ['on the day on which it never reached the provider', { tried: [tried('NOT_MADE')] }, null],
  [
    'when nothing ever reaches the provider',
    { tried: ['01', '02', '03', '04'].map((on) => tried('NOT_MADE', `2027-01-${on}`)) },
    null,
  ],
  ['a card that has expired', { expiry: { month: 12, year: 2026 } }, null],
  ['never more in all than was allowed', { limit: minor(300_00) }, { amount: 300_00 }],
  [
    'nothing once the limit is used up',
    { tried: [{ ...tried('SUCCEEDED', '2026-12-05'), number: 1 }], limit: minor(1_000_00) },
    null,
  ],
  ['never more than is asked', { most: minor(400_00) }, { amount: 400_00 }],
])('%s', (_, changed, expected) => {
  const due = chargeDue({ ...fine, ...changed })
  if (expected === null) expect(due).toBeNull()
  else expect(due).toMatchObject(expected)
})

test('the next charge is told before it happens', () => {
  const on = (tried: Tried[], today = '2027-01-05') => nextChargeOn({ ...fine, tried }, day(today))
  expect(on([], '2026-12-01')).toBe('2027-01-05')
  expect(on([tried('DECLINED')])).toBe('2027-01-07')
  expect(on([tried('NOT_MADE')])).toBe('2027-01-06')
  expect(on([tried('NEEDS_DEBTOR')])).toBeNull()
  expect(on([tried('STARTED')])).toBeNull()
  expect(nextChargeOn({ ...fine, expiry: { month: 12, year: 2026 } }, day('2026-12-01'))).toBeNull()
  expect(nextChargeOn({ ...fine, limit: minor(0) }, day('2026-12-01'))).toBeNull()
})

test.each([
  ['2026-12-21', 12, null],
  ['2026-12-22', 12, 2],
  ['2026-12-22', 1, null],
])('on %s a card that is good to %s is too late for the payment %s', (today, month, number) => {
  const expiry = { month, year: month === 12 ? 2026 : 2027 }
  expect(tooLateFor(plan, expiry, day(today))?.number ?? null).toBe(number)
})

test('what is paid now and what is charged later add up to what is open, whatever has fallen due', () => {
  const running = { total: minor(3_000_00), receipts: [], instalments: [1, 2, 3].map(instalmentOf) }
  const kept = (today: string) => keptFor(planStanding(running, day(today)))
  expect(kept('2026-12-01')).toMatchObject({ now: 1_000_00, later: [{ number: 2 }, { number: 3 }] })
  expect(kept('2027-02-05')).toMatchObject({ now: 2_000_00, later: [{ number: 3 }] })
  expect(kept('2027-03-05')).toBeNull()
  for (const today of ['2026-12-01', '2027-01-05', '2027-02-05']) {
    const { now, later } = kept(today) ?? { now: 0, later: [] }
    expect(now + chargedAtMost(later)).toBe(3_000_00)
  }
})

test.each([
  ['10:00', 'ASK'],
  ['10:59', 'ASK'],
  ['11:00', 'WAIT'],
  ['12:00', 'GIVE_UP'],
])('a try of 10:00 that nobody has answered is at %s to %s', (time, what) => {
  const at = (clock: string) => `2027-01-05T${clock}:00.000Z` as Instant
  expect(withoutAnswer(at('10:00'), at(time))).toBe(what)
})

test('a card is good to the last day of its month', () => {
  expect(expiresBefore({ month: 1, year: 2027 }, day('2027-01-31'))).toBe(false)
  expect(expiresBefore({ month: 12, year: 2026 }, day('2027-01-01'))).toBe(true)
})

test('a bank’s codes are told in a few words', () => {
  expect(['insufficient_funds', 'stolen_card', 'do_not_honor', null].map(reasonOf)).toEqual([
    'FUNDS',
    'LOST',
    'OTHER',
    'OTHER',
  ])
})
