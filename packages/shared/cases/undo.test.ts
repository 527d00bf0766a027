import { expect, test } from 'vitest'
import { instant } from '../dates.ts'
import { heldFrom, whyNotUndo } from './undo.ts'

test('a decision is held for ten seconds, over midnight as well', () => {
  expect(heldFrom(instant('2026-11-21T23:59:55.000Z'))).toBe('2026-11-22T00:00:05.000Z')
})

test('it is taken back by the one who took it, and only until it is told', () => {
  const until = instant('2026-11-21T09:00:10.000Z')
  expect(whyNotUndo(until, 'marta', 'marta')).toBeNull()
  expect(whyNotUndo(until, 'marta', 'nuria')).toBe('notYours')
  expect(whyNotUndo(until, null, 'marta')).toBe('notYours')
  expect(whyNotUndo(null, 'marta', 'marta')).toBe('alreadyTold')
})
