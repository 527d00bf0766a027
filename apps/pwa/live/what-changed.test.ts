import { expect, test } from 'vitest'
import { concerns, showsTalk } from './what-changed.ts'

const query = (path: string, input?: object) => ({
  queryKey: [path.split('.'), { input, type: 'query' }] as const,
})
const changed = new Set(['case_a'])

test.each([
  ['cases.page', { caseId: 'case_a' }, true, false],
  ['contact.thread', { caseId: 'case_a' }, true, true],
  ['desk.workspace', { caseId: 'case_a' }, true, true],
  ['desk.workspace', { caseId: 'case_b' }, false, false],
  ['desk.inbox', {}, true, false],
  ['contact.threads', undefined, true, false],
  ['access.me', undefined, false, false],
])('%s %j is read again after an event: %s, after a reading: %s', (path, input, byEvent, byReading) => {
  expect(concerns(query(path, input), changed)).toBe(byEvent)
  expect(showsTalk(query(path, input), changed)).toBe(byReading)
  expect(concerns(query(path, input), new Set())).toBe(false)
})
