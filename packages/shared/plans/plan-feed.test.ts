import { expect, test } from 'vitest'
import { planStanding } from '../cases/demand.ts'
import { day } from '../dates.ts'
import { minor } from '../money.ts'
import { feedDaysOf } from './plan-feed.ts'

test('a calendar shows what is still to be paid on each day, and what is paid as paid', () => {
  const instalments = [1, 2, 3].map((number) => ({
    number,
    statutoryOn: day(`2027-0${number}-05`),
    dueOn: day(`2027-0${number}-05`),
    amount: minor(1_000_00),
  }))
  const receipts = [
    { on: day('2027-01-05'), amount: minor(1_000_00) },
    { on: day('2027-01-20'), amount: minor(1_300_00) },
  ]
  const standing = planStanding({ total: minor(3_000_00), receipts, instalments }, day('2027-01-20'))
  expect(feedDaysOf(standing)).toEqual([
    { number: 1, on: '2027-01-05', amount: 1_000_00, isPaid: true },
    { number: 2, on: '2027-02-05', amount: 1_000_00, isPaid: true },
    { number: 3, on: '2027-03-05', amount: 700_00, isPaid: false },
  ])
  expect(feedDaysOf(null)).toEqual([])
})
