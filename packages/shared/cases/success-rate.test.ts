import { expect, test } from 'vitest'
import { day } from '../dates.ts'
import { fewestCases, successRate } from './success-rate.ts'

const period = { from: day('2024-11-21'), to: day('2026-11-21') }

test('nothing is said before there are enough closed cases', () => {
  expect(successRate({ closed: fewestCases - 1, successful: 150, ...period })).toBeNull()
})

test('the rate comes with its interval (Wilson score, 95 %)', () => {
  expect(successRate({ closed: 200, successful: 133, ...period })).toEqual({
    percent: '66.5',
    low: '59.7',
    high: '72.7',
    cases: 200,
    ...period,
  })
})

test('at the ends the interval stays between nothing and everything', () => {
  expect(successRate({ closed: 500, successful: 500, ...period })).toMatchObject({
    percent: '100.0',
    high: '100.0',
  })
  expect(successRate({ closed: 500, successful: 0, ...period })).toMatchObject({ percent: '0.0', low: '0.0' })
})

test('refuses counts that cannot be', () => {
  expect(() => successRate({ closed: 10, successful: 11, ...period })).toThrow(RangeError)
})
