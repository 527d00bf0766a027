import { describe, expect, it } from 'vitest'
import { day } from '../dates.ts'
import { fromDecimal, minor } from '../money.ts'
import { eurRate } from '../quotes/eur-rates.ts'
import { authorityLimit, debtForAuthority, whoDecides } from './authority.ts'

const placedOn = day('2026-11-21')

describe('who decides', () => {
  it.each([
    ['49999.99', 'EUR', 'ACCOUNT_MANAGER'],
    ['50000.00', 'EUR', 'CREDITOR'],
    ['50000.01', 'EUR', 'CREDITOR'],
    ['0.01', 'EUR', 'ACCOUNT_MANAGER'],
    // At 0.8600 pounds to the euro 43,000.00 are 50,000.00 exactly; a penny less is 49,999.988.
    ['42999.99', 'GBP', 'ACCOUNT_MANAGER'],
    ['43000.00', 'GBP', 'CREDITOR'],
    ['43000.01', 'GBP', 'CREDITOR'],
    // 19,425,000.00 forint at 388.50; one fillér less would be shown as 50,000.00 and is still below.
    ['19424999.99', 'HUF', 'ACCOUNT_MANAGER'],
    ['19425000.00', 'HUF', 'CREDITOR'],
    ['8919999', 'JPY', 'ACCOUNT_MANAGER'],
    ['8920000', 'JPY', 'CREDITOR'],
    ['17874.999', 'KWD', 'ACCOUNT_MANAGER'],
    ['17875.000', 'KWD', 'CREDITOR'],
  ])('about %s %s: %s', (amount, currency, decider) => {
    expect(whoDecides(fromDecimal(amount, currency), currency, placedOn).decider).toBe(decider)
  })

  it('tells the debt in euro, the limit and the rate it used', () => {
    expect(whoDecides(minor(43_000_00), 'GBP', placedOn)).toEqual({
      decider: 'CREDITOR',
      why: 'AT_OR_ABOVE_LIMIT',
      debtInEur: 50_000_00,
      limit: 50_000_00,
      rate: eurRate('GBP', placedOn),
    })
  })

  it('respects a lower signed limit and ignores a higher one', () => {
    expect(whoDecides(minor(20_000_00), 'EUR', placedOn, minor(20_000_00)).decider).toBe('CREDITOR')
    expect(whoDecides(minor(19_999_99), 'EUR', placedOn, minor(20_000_00)).decider).toBe('ACCOUNT_MANAGER')
    expect(whoDecides(minor(50_000_00), 'EUR', placedOn, minor(90_000_00))).toMatchObject({
      decider: 'CREDITOR',
      limit: authorityLimit,
    })
  })

  it('looks at the larger of what was placed and what is owed today', () => {
    expect(debtForAuthority(minor(49_000_00), minor(50_000_00))).toBe(50_000_00)
    expect(debtForAuthority(minor(50_000_00), minor(10_00))).toBe(50_000_00)
  })
})
