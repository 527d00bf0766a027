import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minor } from '../money.ts'
import { defaultMandate, mandateInput, mostInstalments, whyNotMandate } from './mandate.ts'
import {
  firstShareChoices,
  firstWithinChoices,
  limitChoices,
  orders,
  widestMost,
  withLimit,
  withMost,
} from './mandate-choices.ts'

test('whatever is chosen in the form, in any order, is a mandate that may be signed', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          limit: fc.constantFrom(...limitChoices),
          place: fc.nat(2),
          most: fc.integer({ min: 1, max: 12 }),
          firstShare: fc.constantFrom(...firstShareChoices),
          firstWithinDays: fc.constantFrom(...firstWithinChoices),
          order: fc.constantFrom(...Object.values(orders)),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      (choices) => {
        let mandate = defaultMandate
        for (const { limit, place, most, firstShare, firstWithinDays, order } of choices) {
          mandate = withLimit(mandate, limit)
          const step = mandate.instalments[place]
          if (step) mandate = withMost(mandate, step.below, Math.min(most, widestMost(step.below)))
          mandate = { ...mandate, firstShare, firstWithinDays, allocationOrder: [...order] }
        }
        expect(mandateInput.safeParse(mandate).success).toBe(true)
        expect(whyNotMandate(mandate)).toBeNull()
      },
    ),
  )
})

test('a lower limit cuts the table off where the creditor decides', () => {
  const mandate = withLimit(defaultMandate, minor(25_000_00))
  expect(mandate.instalments.map(({ below, most }) => [below, most])).toEqual([
    [1_000_00, 3],
    [10_000_00, 6],
    [25_000_00, 12],
  ])
  expect(mostInstalments(mandate, minor(25_000_00))).toBe(0)
})

test('back at the widest limit the table is whole again', () => {
  const there = withLimit(withLimit(defaultMandate, minor(10_000_00)), defaultMandate.authorityLimit)
  expect(there.instalments).toEqual(defaultMandate.instalments)
})

test('"always ask me" accepts nothing automatically', () => {
  expect(withLimit(defaultMandate, minor(0)).automaticApproval).toBe(false)
})
