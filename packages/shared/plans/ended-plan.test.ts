import { describe, expect, test } from 'vitest'
import { minor } from '../money.ts'
import { afterPlan, endedState, planEndOf, planEnds } from './ended-plan.ts'

describe('a plan that is over', () => {
  test.each(planEnds)('%s stays so, whatever becomes of the case', (end) => {
    expect([planEndOf(end, true), planEndOf(end, false)]).toEqual([end, end])
  })
  test('is kept as long as its case is collected, and ends with it', () => {
    expect([planEndOf('ACTIVE', true), planEndOf('ACTIVE', false)]).toEqual([null, 'CANCELLED'])
  })
  test.each([
    [{ isCollected: true, outstanding: 1, hasPlan: false }, 'REST'],
    [{ isCollected: true, outstanding: 1, hasPlan: true }, 'NEW_PLAN'],
    [{ isCollected: true, outstanding: 0, hasPlan: false }, 'NOTHING'],
    [{ isCollected: false, outstanding: 1, hasPlan: false }, 'NOTHING'],
  ] as const)('%o leads to %s', (now, next) => expect(afterPlan(now)).toBe(next))
  test('has payments that were made and payments that were not', () => {
    expect([endedState({ open: minor(0) }), endedState({ open: minor(1) })]).toEqual(['PAID', 'NOT_PAID'])
  })
})
