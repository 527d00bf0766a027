import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minor } from '../money.ts'
import { type BeforePlanEnd, endOfPlan } from './plan-end.ts'

const before = (
  [outstanding, held, credit]: [number, number, number],
  plan: [rest: number, givenUp: number, isWhole?: boolean] | null,
): BeforePlanEnd => ({
  currency: 'EUR',
  outstanding: minor(outstanding),
  held: minor(held),
  credit: minor(credit),
  plan: plan && { rest: minor(plan[0]), givenUp: minor(plan[1]), isWhole: plan[2] ?? false },
})

test.each<[string, BeforePlanEnd, ReturnType<typeof endOfPlan>]>([
  ['nothing is owed: paid, with a plan or without', before([0, 0, 0], null), 'PAID'],
  ['nothing is owed, although more was agreed', before([0, 0, 0], [500, 0]), 'PAID'],
  ['something is owed and there is no plan', before([100, 0, 0], null), null],
  ['something of the plan is to come', before([600, 100, 0], [500, 0]), null],
  ['what it gave up is settled', before([2_000, 0, 0], [0, 2_000]), 'SETTLED'],
  ['what is disputed waits for its decision', before([100, 100, 0], [0, 0]), 'WAITS'],
  ['also where the plan gave something up', before([2_100, 100, 0], [0, 2_000]), 'WAITS'],
  ['and where the debtor has credit', before([100, 100, 100], [0, 0]), 'WAITS'],
  ['what it was never about is asked for once that is decided', before([100, 0, 0], [0, 0]), 'GOES_ON'],
  ['a rest of a cent that rounding left is settled', before([99, 0, 0], [0, 0]), 'SETTLED'],
  ['and not while the debtor has credit', before([99, 0, 1], [0, 0]), 'GOES_ON'],
  [
    'of a plan about the whole claim, what it has stopped is settled',
    before([500, 0, 0], [0, 0, true]),
    'SETTLED',
  ],
  ['and what is disputed since waits as well', before([500, 500, 0], [0, 0, true]), 'WAITS'],
  ['credit pays first there, too', before([500, 0, 500], [0, 0, true]), 'GOES_ON'],
  ['nothing is given up while the debtor has credit', before([100, 0, 40], [0, 100]), 'GOES_ON'],
])('%s', (_, state, expected) => {
  expect(endOfPlan(state)).toBe(expected)
})

test('whatever came in, nothing disputed and no credit ends with what is written off', () => {
  const amount = fc.integer({ min: 0, max: 5_000 })
  fc.assert(
    fc.property(amount, amount, amount, amount, amount, (outstanding, held, credit, rest, givenUp) => {
      const end = endOfPlan(before([outstanding, Math.min(held, outstanding), credit], [rest, givenUp]))
      if (end === 'SETTLED') expect([Math.min(held, outstanding), credit, rest]).toEqual([0, 0, 0])
      if (end === 'PAID') expect(outstanding).toBe(0)
    }),
  )
})
