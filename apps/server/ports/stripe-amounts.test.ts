import { expect, test } from 'vitest'
import { currencies, exponent, minor } from '#shared/money.ts'
import { fromStripeAmount, toStripeAmount } from './stripe-amounts.ts'

test.each([
  ['EUR', 1_272_490, 1_272_490],
  ['JPY', 500, 500],
  ['KWD', 12_340, 12_340],
  ['ISK', 1500, 150_000],
  ['UGX', 2000, 200_000],
  ['MGA', 500_000, 5000],
])('%s: %d in its smallest unit is %d for Stripe', (currency, ours, theirs) => {
  expect(toStripeAmount(minor(ours), currency)).toBe(theirs)
  expect(fromStripeAmount(theirs, currency)).toBe(ours)
})

test('what cannot be charged exactly is refused, never rounded', () => {
  const notChargeable = expect.objectContaining({ code: 'payments.amountNotChargeable' })
  expect(() => toStripeAmount(minor(12_345), 'KWD')).toThrow(notChargeable)
  expect(() => toStripeAmount(minor(12_345), 'MGA')).toThrow(notChargeable)
  expect(() => toStripeAmount(minor(100_000_000), 'EUR')).toThrow(
    expect.objectContaining({ code: 'payments.amountTooLarge' }),
  )
})

test('every currency survives the way there and back', () => {
  for (const currency of currencies) {
    const amount = minor(exponent(currency) === 0 ? 1200 : 120_000)
    expect(fromStripeAmount(toStripeAmount(amount, currency), currency)).toBe(amount)
  }
})
