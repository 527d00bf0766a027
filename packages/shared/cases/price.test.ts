import { describe, expect, it } from 'vitest'
import { day } from '../dates.ts'
import { minor } from '../money.ts'
import { priceOfCase, type QuotedPrice, type ToPrice } from './price.ts'

const today = day('2026-11-21')
const claim: ToPrice = {
  principal: minor(12_400_00),
  currency: 'EUR',
  oldestDueOn: day('2026-03-01'),
  creditorCountry: 'ES',
  debtorCountry: 'DE',
}
const quoted: QuotedPrice = {
  tariff: 'tariff-2025-9',
  share: { numerator: 7, denominator: 100 },
  principal: claim.principal,
  currency: 'EUR',
  debtorCountry: 'DE',
  dueOn: claim.oldestDueOn,
  validUntilOn: day('2026-12-21'),
}

describe('the price of a case', () => {
  it('is the quote’s, even when the price list has changed since (A06)', () => {
    expect(priceOfCase(claim, quoted, today)).toEqual({
      tariff: 'tariff-2025-9',
      share: { numerator: 7, denominator: 100 },
      percent: '7.00',
      why: 'QUOTED',
      terms: null,
    })
  })

  it('stays the quote’s when the same sum is split into later invoices', () => {
    expect(priceOfCase({ ...claim, oldestDueOn: day('2026-05-01') }, quoted, today).why).toBe('QUOTED')
  })

  it('is today’s where there is no quote: 10 % of the band and 2 points for 265 days', () => {
    expect(priceOfCase(claim, null, today)).toMatchObject({
      tariff: 'tariff-2026-1',
      percent: '12.00',
      why: 'TODAY',
    })
  })

  it.each([
    ['another amount', { principal: minor(12_400_01) }],
    ['another currency', { currency: 'USD' }],
    ['another country', { debtorCountry: 'AT' }],
    ['an older invoice', { oldestDueOn: day('2026-02-28') }],
  ])('is today’s for %s than quoted, and says so', (_, changed) => {
    expect(priceOfCase({ ...claim, ...changed }, quoted, today).why).toBe('DIFFERS_FROM_QUOTE')
  })

  it('is today’s from the day after the quote’s last day', () => {
    expect(priceOfCase(claim, quoted, day('2026-12-21')).why).toBe('QUOTED')
    expect(priceOfCase(claim, quoted, day('2026-12-22')).why).toBe('QUOTE_EXPIRED')
  })
})
