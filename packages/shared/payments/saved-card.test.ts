import { expect, test } from 'vitest'
import { planStanding } from '../cases/demand.ts'
import { day } from '../dates.ts'
import { minor } from '../money.ts'
import {
  type BeforeCharging,
  chargeDue,
  expiresBefore,
  nextChargeOn,
  reasonOf,
  type Tried,
} from './saved-card.ts'

const plan = planStanding(
  {
    total: minor(2_000_00),
    receipts: [{ on: day('2026-11-27'), amount: minor(1_000_00) }],
    instalments: [
      { number: 1, dueOn: day('2026-11-27'), amount: minor(1_000_00) },
      { number: 2, dueOn: day('2027-01-05'), amount: minor(1_000_00) },
    ],
  },
  day('2027-01-05'),
)
const fine: BeforeCharging = {
  status: 'PLAN_ACTIVE',
  isPaused: false,
  isDisputed: false,
  isInFlight: false,
  plan,
  most: minor(1_000_00),
  tried: [],
  today: day('2027-01-05'),
  minute: 9 * 60,
}
const tried = (status: Tried['status'], on = '2027-01-05'): Tried => ({ number: 2, status, on: day(on) })

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
  ['never more than is asked', { most: minor(400_00) }, { amount: 400_00 }],
])('%s', (_, changed, expected) => {
  const due = chargeDue({ ...fine, ...changed })
  if (expected === null) expect(due).toBeNull()
  else expect(due).toMatchObject(expected)
})

test('the next charge is told before it happens', () => {
  expect(nextChargeOn(plan, [], day('2026-12-01'))).toBe('2027-01-05')
  expect(nextChargeOn(plan, [tried('DECLINED')], day('2027-01-05'))).toBe('2027-01-07')
  expect(nextChargeOn(plan, [tried('NEEDS_DEBTOR')], day('2027-01-05'))).toBeNull()
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
