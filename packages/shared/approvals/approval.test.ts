import { expect, test } from 'vitest'
import { mostUrgentFirst } from './approval.ts'

test('the earliest day comes first, what has none last, and among equals the longest wait', () => {
  const rows = [
    { name: 'no day', dueOn: null, since: '2026-11-01' },
    { name: 'soon, lately', dueOn: '2026-11-24', since: '2026-11-20' },
    { name: 'late', dueOn: '2026-11-20', since: '2026-11-19' },
    { name: 'soon, long', dueOn: '2026-11-24', since: '2026-11-02' },
  ]
  expect(rows.toSorted(mostUrgentFirst).map(({ name }) => name)).toEqual([
    'late',
    'soon, long',
    'soon, lately',
    'no day',
  ])
})
