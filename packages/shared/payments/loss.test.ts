import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Minor, minor, sum } from '../money.ts'
import { recoverable } from './loss.ts'

test('what comes back ends a loss as far as there is one, and the rest is somebody’s', () => {
  const amount = fc.nat(9_999_99).map(minor)
  fc.assert(
    fc.property(amount, amount, (cameBack: Minor, loss: Minor) => {
      const { recovered, rest } = recoverable(cameBack, loss)
      return recovered >= 0 && rest >= 0 && recovered <= loss && sum([recovered, rest]) === cameBack
    }),
  )
  expect(recoverable(minor(300), minor(1_000))).toEqual({ recovered: 300, rest: 0 })
  expect(recoverable(minor(300), minor(100))).toEqual({ recovered: 100, rest: 200 })
})
