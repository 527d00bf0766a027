import { expect, test } from 'vitest'
import { day } from '../dates.ts'
import { answerBy } from './answer-by.ts'

test.each([
  ['2026-11-18', 'debtorQuestion', '2026-11-20'],
  ['2026-11-19', 'creditorMessage', '2026-11-23'],
  ['2026-11-21', 'lead', '2026-11-23'],
  ['2026-11-20', 'complaint', '2026-12-04'],
] as const)('asked on %s, %s: answered by %s', (asked, promised, by) => {
  expect(answerBy(day(asked), promised)).toBe(by)
})
