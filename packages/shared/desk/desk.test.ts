import { expect, test } from 'vitest'
import type { Actor, StaffRole } from '../access/actor.ts'
import type { UserId } from '../ids.ts'
import { urgencyOf } from './inbox.ts'
import { whyNotAct } from './why-not-act.ts'

const person = (kind: StaffRole, id = kind): Actor => ({
  kind,
  userId: id as UserId,
  name: id,
  email: `${id}@example.test`,
  language: 'en',
})
const caseFile = { collectorId: 'collector' }

test.each([
  ['manager', 'cases.accept', null],
  ['collector', 'cases.accept', 'NOT_YOUR_ROLE'],
  ['auditor', 'cases.accept', 'READ_ONLY'],
  ['auditor', 'desk.addNote', 'READ_ONLY'],
  ['collector', 'desk.addNote', null],
  ['manager', 'desk.addNote', null],
] as const)('%s, %s: %s', (kind, action, why) => {
  expect(whyNotAct(person(kind), action, caseFile)).toBe(why)
})

test('a collector works the cases assigned to them, and reads the others', () => {
  expect(whyNotAct(person('collector', 'other' as 'collector'), 'contact.answerDebtor', caseFile)).toBe(
    'NOT_ASSIGNED',
  )
  expect(whyNotAct(person('collector', 'other' as 'collector'), 'desk.workspace', caseFile)).toBeNull()
})

test('late begins the day after', () => {
  expect(urgencyOf('2026-11-20', '2026-11-21')).toBe('LATE')
  expect(urgencyOf('2026-11-21', '2026-11-21')).toBe('TODAY')
  expect(urgencyOf('2026-11-22', '2026-11-21')).toBe('LATER')
})
