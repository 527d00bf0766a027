import { describe, expect, it } from 'vitest'
import { day } from '../dates.ts'
import { minor } from '../money.ts'
import { approvalsNeeded, nextRunOn, payOutBy, runsToday, totalInEur, whyNotApprove } from './run-policy.ts'

const today = day('2026-11-24')

describe('when a run is proposed', () => {
  it.each([
    ['at first', '2026-11-21', null, true],
    ['on a Tuesday', '2026-11-24', '2026-11-17', true],
    ['not twice on one day', '2026-11-24', '2026-11-24', false],
    ['not on another day', '2026-11-25', '2026-11-24', false],
    ['as soon as possible, where the day was missed', '2026-11-26', '2026-11-17', true],
  ])('%s', (_, on, last, expected) => {
    expect(runsToday(day(on), last === null ? null : day(last))).toBe(expected)
  })

  it('is told to whoever waits', () => {
    expect(nextRunOn(day('2026-11-25'), day('2026-11-24'))).toBe('2026-12-01')
    expect(nextRunOn(day('2026-11-25'), null)).toBe('2026-11-25')
  })

  it('is never later than ten business days after the money was there (Part 7.7)', () => {
    expect(payOutBy(day('2026-11-10'))).toBe('2026-11-24')
  })
})

describe('who approves a run', () => {
  it.each([
    [[{ currency: 'EUR', amount: minor(9_999_99) }], 1],
    [[{ currency: 'EUR', amount: minor(10_000_00) }], 2],
    [
      [
        { currency: 'EUR', amount: minor(9_000_00) },
        { currency: 'GBP', amount: minor(1_000_00) },
      ],
      2,
    ],
    [[], 1],
  ] as const)('%j needs %i', (totals, people) => {
    expect(approvalsNeeded(totals, today)).toBe(people)
  })

  it('adds currencies up for the limit only', () => {
    expect(totalInEur([{ currency: 'EUR', amount: minor(5) }], today)).toBe(5)
  })

  it('is never the same person twice, and never after it is approved', () => {
    expect(whyNotApprove({ status: 'PROPOSED', firstById: null }, 'marta')).toBeNull()
    expect(whyNotApprove({ status: 'PROPOSED', firstById: 'ines' }, 'marta')).toBeNull()
    expect(whyNotApprove({ status: 'PROPOSED', firstById: 'marta' }, 'marta')?.code).toBe(
      'remittances.secondPerson',
    )
    expect(whyNotApprove({ status: 'SENT', firstById: null }, 'marta')?.code).toBe('remittances.notWaiting')
  })
})
