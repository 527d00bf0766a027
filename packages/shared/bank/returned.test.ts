import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minor, sum, zero } from '../money.ts'
import { bestOriginals, splitReturn, whyNotCharge } from './returned.ts'

const of = (...theres: number[]) => theres.map((there) => ({ there: minor(there) }))

describe('what a payer’s bank has taken back', () => {
  test.each<[name: string, returned: number, there: number[], waits: number, missing: number]>([
    ['is whole in one case', 1_000, [1_000], 0, 0],
    ['is whole in two cases and in suspense', 1_000, [500, 300], 200, 0],
    ['lacks what was refunded', 1_000, [700], 0, 300],
    ['lacks what was given back of it', 1_000, [], 400, 600],
    ['lacks everything', 1_000, [], 0, 1_000],
  ])('%s', (_name, returned, there, waits, missing) => {
    const split = splitReturn(minor(returned), { parts: of(...there), waits: minor(waits) })
    expect(split).toEqual({
      fromCases: sum(of(...there).map((part) => part.there)),
      fromSuspense: waits,
      missing,
    })
  })

  test('is always as much as left, and more than arrived is never taken', () => {
    const amount = fc.nat(9_999_99).map(minor)
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 4 }), amount, amount, (theres, waits, gone) => {
        const returned = sum([...theres, waits, gone])
        const split = splitReturn(returned, { parts: of(...theres), waits })
        return (
          sum([split.fromCases, split.fromSuspense, split.missing]) === returned && split.missing === gone
        )
      }),
    )
    expect(() => splitReturn(minor(10), { parts: of(11), waits: zero })).toThrow(RangeError)
  })
})

test('which booking it was is said by a person where several fit as well, and never guessed from a worse one', () => {
  const one = { originalId: 'ben_1', step: 1 }
  const two = { originalId: 'ben_2', step: 3 }
  const three = { originalId: 'ben_3', step: 3 }
  expect(bestOriginals([two, one, three])).toEqual([one])
  expect(bestOriginals([two, three])).toEqual([two, three])
  expect(bestOriginals([])).toEqual([])
  expect(whyNotCharge([one, two])?.code).toBe('bank.takeBackFirst')
  // The same account and amount alone may be chance.
  expect(whyNotCharge([two, three])).toBeNull()
  expect(whyNotCharge([])).toBeNull()
})
