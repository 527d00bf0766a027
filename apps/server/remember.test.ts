import { expect, test } from 'vitest'
import { rememberLast } from './remember.ts'

test('what was asked a moment ago is not worked out again, what was forgotten is', () => {
  const worked: number[] = []
  const twice = rememberLast(2, String, (number: number) => {
    worked.push(number)
    return number * 2
  })
  expect([1, 2, 1, 3, 1, 2].map(twice)).toEqual([2, 4, 2, 6, 2, 4])
  // 2 went when 3 came, because 1 had been asked for since.
  expect(worked).toEqual([1, 2, 3, 2])
})
