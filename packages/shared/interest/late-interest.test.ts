import { describe, expect, it } from 'vitest'
import { type Day, day } from '../dates.ts'
import { minor, sum } from '../money.ts'
import { type InterestQuestion, lateInterest } from './late-interest.ts'

const example = {
  principal: minor(10_000_00),
  currency: 'EUR',
  dueOn: day('2025-03-31'),
  onDay: day('2026-11-21'),
}

describe('the vectors of C4: 10,000.00 due 2025-03-31, on 2026-11-21', () => {
  it.each([
    ['ES', 1_703_29, 40_00, [91, 184, 181, 144], ['11.15', '10.15', '10.15', '10.40']],
    ['IT', 1_703_29, 40_00, [91, 184, 181, 144], ['11.15', '10.15', '10.15', '10.40']],
    ['NL', 1_703_29, 40_00, [91, 184, 181, 144], ['11.15', '10.15', '10.15', '10.40']],
    ['PT', 1_703_29, 40_00, [91, 184, 181, 144], ['11.15', '10.15', '10.15', '10.40']],
    ['FR', 2_032_05, 40_00, [91, 184, 181, 144], ['13.15', '12.15', '12.15', '12.40']],
    ['DE', 1_723_01, 40_00, [91, 184, 181, 144], ['11.27', '10.27', '10.27', '10.52']],
    ['BE', 1_750_96, 40_00, [91, 184, 181, 144], ['11.50', '10.50', '10.50', '10.50']],
    ['AT', 1_788_77, 40_00, [91, 184, 181, 144], ['11.73', '10.73', '10.73', '10.73']],
    ['IE', 1_709_59, 70_00, [600], ['10.40']],
    ['GB', 2_095_89, null, [600], ['12.75']],
    ['CH', 821_92, null, [600], ['5.00']],
  ])('%s is %i', (country, interest, compensation, days, rates) => {
    const answer = lateInterest({ country, ...example })
    expect(answer).toMatchObject({ status: 'COMPUTED', days: 600, interest, compensation })
    expect(answer.slices.map((slice) => slice.days)).toEqual(days)
    expect(answer.slices.map((slice) => slice.ratePercent)).toEqual(rates)
    expect(sum(answer.slices.map((slice) => slice.interest))).toBe(interest)
  })

  it('says that the rate of 2026-2 rests on one source', () => {
    const answer = lateInterest({ country: 'ES', ...example })
    expect(answer.slices.map((slice) => slice.verified)).toEqual([true, true, true, false])
    expect(answer.verified).toBe(false)
    expect(lateInterest({ country: 'ES', ...example, onDay: day('2026-06-30') }).verified).toBe(true)
  })

  it.each(['US', 'PL', 'CZ', 'SE', 'DK', 'AE', 'JP'])(
    'asks no statutory interest in %s, and says why',
    (country) => {
      const answer = lateInterest({ country, ...example })
      expect(answer).toMatchObject({
        interest: 0,
        compensation: null,
        slices: [],
        basis: null,
        verified: false,
        days: 600,
      })
      expect(answer.status).toBe(
        { US: 'NO_STATUTE', AE: 'NO_LOCAL_FILE', JP: 'NO_LOCAL_FILE' }[country] ?? 'NO_RATE_ON_FILE',
      )
    },
  )
})

describe('edges of the delay', () => {
  const ask = (changes: Partial<InterestQuestion>) => lateInterest({ country: 'ES', ...example, ...changes })

  it('is nothing on the due day and one day after it', () => {
    expect(ask({ onDay: day('2025-03-31') })).toMatchObject({
      days: 0,
      interest: 0,
      compensation: null,
      slices: [],
    })
    expect(ask({ onDay: day('2025-03-01') })).toMatchObject({ days: 0, interest: 0, compensation: null })
    // 10,000.00 × 11.15 % ÷ 365 = 3.0548
    expect(ask({ onDay: day('2025-04-01') })).toMatchObject({ days: 1, interest: 3_05, compensation: 40_00 })
  })

  it('changes the rate on the first of the half-year, not on the second', () => {
    const slices = ask({ dueOn: day('2025-06-29'), onDay: day('2025-07-01') }).slices
    expect(slices.map(({ from, to, ratePercent }) => [from, to, ratePercent])).toEqual([
      ['2025-06-30', '2025-06-30', '11.15'],
      ['2025-07-01', '2025-07-01', '10.15'],
    ])
  })

  it.each([
    ['ES', '2013-02-20', '2013-03-01', ['7.75', '8.75']],
    ['IT', '2012-12-30', '2013-01-01', ['8.00', '8.75']],
    ['FR', '2013-03-10', '2013-03-20', ['10.75']],
    ['DE', '2014-07-27', '2014-07-30', ['7.27', '8.27']],
    ['BE', '2013-03-14', '2013-03-17', ['8.00', '9.00']],
    ['ES', '2026-12-30', '2027-01-02', ['10.40', '10.40']],
    ['ES', '2010-12-30', '2011-01-01', ['0.00', '8.00']],
  ])('%s: %s to %s bears %s', (country, dueOn, onDay, rates) => {
    const answer = lateInterest({ ...example, country, dueOn: day(dueOn), onDay: day(onDay) })
    expect(answer.slices.map((slice) => slice.ratePercent)).toEqual(rates)
  })

  it('carries the last rate forward, but not as a fact', () => {
    const answer = ask({ dueOn: day('2027-02-01'), onDay: day('2027-02-10') })
    expect(answer.slices[0]).toMatchObject({ ratePercent: '10.40', verified: false })
    expect(answer.slices[0]?.source).toContain('carried forward from 2026-2')
  })

  it('fixes the British rate by the day on which interest starts, not by the due day', () => {
    const rate = (dueOn: string) =>
      lateInterest({ ...example, country: 'GB', currency: 'GBP', dueOn: day(dueOn) }).slices[0]?.ratePercent
    expect(rate('2025-06-29')).toBe('12.75')
    expect(rate('2025-06-30')).toBe('12.25')
  })
})

describe('compensation', () => {
  const amount = (country: string, currency: string, principal: number) =>
    lateInterest({ ...example, country, currency, principal: minor(principal) }).compensation

  it.each([
    ['GB', 'GBP', 999_99, 40_00],
    ['GB', 'GBP', 1_000_00, 70_00],
    ['GB', 'GBP', 9_999_99, 70_00],
    ['GB', 'GBP', 10_000_00, 100_00],
    ['IE', 'EUR', 1_000_00, 40_00],
    ['IE', 'EUR', 1_000_01, 70_00],
    ['IE', 'EUR', 10_000_00, 70_00],
    ['IE', 'EUR', 10_000_01, 100_00],
    ['ES', 'EUR', 1, 40_00],
    ['ES', 'USD', 10_000_00, null],
    ['GB', 'EUR', 10_000_00, null],
    ['CH', 'CHF', 10_000_00, null],
    ['ES', 'EUR', 0, null],
  ])('%s %s %i → %s', (country, currency, principal, expected) => {
    expect(amount(country, currency, principal)).toBe(expected)
  })

  it('says why there is none', () => {
    const why = (changes: object) =>
      lateInterest({ ...example, country: 'ES', ...changes }).compensationDetail
    expect(why({ currency: 'USD' })).toEqual({ amount: null, why: 'OTHER_CURRENCY' })
    expect(why({ country: 'CH', currency: 'CHF' })).toEqual({ amount: null, why: 'NO_RULE' })
    expect(why({ country: 'AE' })).toEqual({ amount: null, why: 'NO_LOCAL_FILE' })
    expect(why({ onDay: example.dueOn })).toEqual({ amount: null, why: 'NOT_OVERDUE' })
  })
})

describe('payments', () => {
  const paid = (on: string, amount: number) => ({ on: day(on), amount: minor(amount) })
  const ask = (
    country: string,
    payments: { on: Day; amount: ReturnType<typeof minor> }[],
    onDay = example.onDay,
  ) => lateInterest({ ...example, country, payments, onDay })

  it('reduce the balance from the day after', () => {
    const { slices, interest } = ask('ES', [paid('2025-09-30', 4_000_00)])
    expect(slices.map(({ from, principal }) => [from, principal])).toEqual([
      ['2025-04-01', 10_000_00],
      ['2025-07-01', 10_000_00],
      ['2025-10-01', 6_000_00],
      ['2026-01-01', 6_000_00],
      ['2026-07-01', 6_000_00],
    ])
    // 277.9863 + 255.8356 + 153.5014 + 301.9973 + 246.1808
    expect(interest).toBe(1_235_50)
  })

  it('leave the interest of their own day as it was', () => {
    const before = ask('ES', [], day('2025-09-30'))
    const after = ask('ES', [paid('2025-09-30', 10_000_00)], day('2025-09-30'))
    expect(after.interest).toBe(before.interest)
    expect(ask('ES', [paid('2025-09-30', 10_000_00)])).toMatchObject({ interest: before.interest, days: 183 })
  })

  it('on or before the due day leave less to bear interest, and nothing when all is paid', () => {
    expect(ask('ES', [paid('2025-03-31', 10_000_00)])).toMatchObject({
      days: 0,
      interest: 0,
      compensation: null,
    })
    expect(ask('ES', [paid('2025-03-31', 4_000_00)]).slices[0]?.principal).toBe(6_000_00)
    expect(ask('IE', [paid('2025-03-01', 9_500_00)]).compensation).toBe(40_00)
  })

  it('in the future are not there yet', () => {
    expect(ask('ES', [paid('2026-11-22', 10_000_00)]).interest).toBe(1_703_29)
  })

  it('bear in Ireland the rate of their own day, the rest the rate of today', () => {
    const { slices, interest } = ask('IE', [paid('2025-05-31', 4_000_00)])
    expect(slices.map(({ to, principal, ratePercent, days }) => [to, principal, ratePercent, days])).toEqual([
      ['2025-05-31', 4_000_00, '11.15', 61],
      ['2026-11-21', 6_000_00, '10.40', 600],
    ])
    // 74.5370 + 1,025.7534
    expect(interest).toBe(1_100_29)
  })

  it('keep in Great Britain the rate that interest started with', () => {
    const { slices } = ask('GB', [paid('2025-09-30', 4_000_00)])
    expect(slices.map(({ days, ratePercent }) => [days, ratePercent])).toEqual([
      [183, '12.75'],
      [417, '12.75'],
    ])
  })

  it('are refused when they cannot be', () => {
    expect(() => ask('ES', [paid('2025-09-30', 10_000_01)])).toThrow(RangeError)
    expect(() => ask('ES', [paid('2025-09-30', 0)])).toThrow(RangeError)
    expect(() => lateInterest({ ...example, country: 'ES', principal: minor(-1) })).toThrow(RangeError)
  })
})
