import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventKinds, isInternal } from '../cases/event-kinds.ts'
import { newId } from '../ids.ts'
import { type Cursor, cursorText, isAfter, later, readCursor } from './cursor.ts'
import { concernsDebtor, debtorHears, mayHear, scopeOf } from './who-hears.ts'

const cursor = fc.record({
  xact: fc.bigInt({ min: 0n, max: 2n ** 63n }),
  position: fc.bigInt({ min: 0n, max: 2n ** 60n }),
})

describe('a cursor', () => {
  test('survives the wire, and stands before, after or at any other', () => {
    fc.assert(
      fc.property(cursor, cursor, (one: Cursor, other: Cursor) => {
        expect(readCursor(cursorText(one))).toEqual(one)
        const isSame = cursorText(one) === cursorText(other)
        expect([isAfter(one, other), isAfter(other, one), isSame].filter(Boolean)).toHaveLength(1)
        expect(isAfter(one, later(one, other))).toBe(false)
      }),
    )
  })
  test.each(['', '1', '1-', '-1', '1-2-3', '1 - 2', 'a-b', "1-2' or 1=1", null, 7])('is not %s', (text) =>
    expect(readCursor(text)).toBeNull(),
  )
})

const [caseId, other] = [newId('case', 1), newId('case', 2)]
const [creditorId, stranger] = [newId('creditor', 1), newId('creditor', 2)]
const vega = { kind: 'creditor', creditorId } as const
const bau = { kind: 'debtor', caseId, creditorId } as const

describe('who hears an event', () => {
  test.each(Object.keys(eventKinds) as (keyof typeof eventKinds)[])('%s', (kind) => {
    const event = { caseId, creditorId, kind, internal: isInternal(kind) }
    expect(mayHear({ kind: 'desk' }, event)).toBe(true)
    expect(mayHear(vega, event)).toBe(!event.internal)
    expect(mayHear({ ...vega, creditorId: stranger }, event)).toBe(false)
    expect(mayHear(bau, event)).toBe(!event.internal && concernsDebtor(kind))
    expect(mayHear({ ...bau, caseId: other }, event)).toBe(false)
  })
  test('what is the desk’s alone, or between creditor and desk, never reaches a debtor', () => {
    for (const kind of debtorHears) expect(isInternal(kind)).toBe(false)
    for (const kind of ['note-added', 'creditor-wrote', 'desk-wrote', 'case-evaluated', 'case-submitted']) {
      expect(concernsDebtor(kind)).toBe(false)
    }
    expect(mayHear(bau, { caseId, creditorId, kind: 'plan-weighed', internal: true })).toBe(false)
  })
  test('nobody without a session of their own', () => {
    expect(scopeOf({ kind: 'visitor', language: 'en' })).toBeNull()
    expect(scopeOf({ kind: 'webhook', language: 'en' })).toBeNull()
  })
})
